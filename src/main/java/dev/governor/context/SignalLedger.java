package dev.governor.context;

import dev.governor.context.SignalJob.Refusal;
import dev.governor.kernel.CanonicalJson;
import dev.governor.kernel.Digest;
import dev.governor.kernel.Level;
import dev.governor.kernel.Page;
import dev.governor.kernel.Split;
import dev.governor.kernel.Tenant;
import dev.governor.kernel.Trust;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Received signals in the table {@code signal}. */
@ApplicationScoped
class SignalLedger {

    private static final String SELECT =
            "select id, actor, ceiling, source, sha256, bytes, formats, state, records, items,"
                    + " taken, result, problem, received_at, finished_at from signal where tenant = ? ";

    private final DataSource database;

    SignalLedger(DataSource database) {
        this.database = database;
    }

    @Transactional
    void insert(SignalJob job) {
        List<Object> values = values(job);
        values.addAll(List.of(
                job.actor(),
                job.ceiling().word(),
                job.source(),
                job.raw().text(),
                job.bytes(),
                time(job.receivedAt()),
                Tenant.DEFAULT.name(),
                job.id()));
        write(
                "insert into signal (formats, state, records, items, taken, result, problem, finished_at, actor,"
                        + " ceiling, source, sha256, bytes, received_at, tenant, id) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
                        + " ?, ?, ?, ?, ?, ?)",
                values);
    }

    /** Stores how far the signal is. */
    @Transactional
    void update(SignalJob job) {
        List<Object> values = values(job);
        values.add(job.id());
        write(
                "update signal set formats = ?, state = ?, records = ?, items = ?, taken = ?, result = ?, problem = ?,"
                        + " finished_at = ? where id = ?",
                values);
    }

    @Transactional
    Optional<SignalJob> find(String id) {
        return read(SELECT + "and id = ?", List.of(Tenant.DEFAULT.name(), id)).stream()
                .findFirst();
    }

    /** Returns the signals that wait or run, in the order of their arrival. */
    @Transactional
    List<SignalJob> unfinished() {
        return read(
                SELECT + "and state in (?, ?) order by id",
                List.of(Tenant.DEFAULT.name(), SignalState.QUEUED.word(), SignalState.RUNNING.word()));
    }

    @Transactional
    Page<SignalJob> page(@Nullable String cursor, int limit) {
        String after = Page.cursor("sig", cursor);
        List<Object> values = new ArrayList<>(List.of(Tenant.DEFAULT.name()));
        if (after != null) {
            values.add(after);
        }
        List<SignalJob> found =
                read(SELECT + (after == null ? "" : "and id < ? ") + "order by id desc limit " + (limit + 1), values);
        return found.size() <= limit
                ? new Page<>(found, null)
                : new Page<>(found.subList(0, limit), found.get(limit - 1).id());
    }

    private static List<Object> values(SignalJob job) {
        return new ArrayList<>(Arrays.asList(
                String.join(" ", job.formats()),
                job.state().word(),
                job.records(),
                job.items(),
                job.taken(),
                job.result() == null ? null : CanonicalJson.write(job.result()),
                job.problem() == null ? null : CanonicalJson.write(job.problem()),
                job.finishedAt() == null ? null : time(job.finishedAt())));
    }

    private static SignalJob job(ResultSet row) throws SQLException {
        String formats = row.getString("formats");
        String result = row.getString("result");
        String problem = row.getString("problem");
        OffsetDateTime finished = row.getObject("finished_at", OffsetDateTime.class);
        return new SignalJob(
                row.getString("id"),
                row.getString("actor"),
                Level.of(Trust.class, row.getString("ceiling")).orElseThrow(),
                row.getString("source"),
                new Digest(row.getString("sha256")),
                row.getLong("bytes"),
                formats.isEmpty() ? List.of() : Split.at(' ', formats),
                Level.of(SignalState.class, row.getString("state")).orElseThrow(),
                row.getLong("records"),
                row.getLong("items"),
                row.getLong("taken"),
                result == null ? null : CanonicalJson.read(result, IngestResult.class),
                problem == null ? null : CanonicalJson.read(problem, Refusal.class),
                row.getObject("received_at", OffsetDateTime.class).toInstant(),
                finished == null ? null : finished.toInstant());
    }

    private static OffsetDateTime time(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }

    private List<SignalJob> read(String sql, List<Object> values) {
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(sql)) {
            fill(query, values);
            List<SignalJob> found = new ArrayList<>();
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    found.add(job(rows));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new PersistenceException("cannot read signals", e);
        }
    }

    private void write(String sql, List<Object> values) {
        try (Connection connection = database.getConnection();
                PreparedStatement row = connection.prepareStatement(sql)) {
            fill(row, values);
            row.executeUpdate();
        } catch (SQLException e) {
            throw new PersistenceException("cannot write a signal", e);
        }
    }

    private static void fill(PreparedStatement statement, List<Object> values) throws SQLException {
        for (int i = 0; i < values.size(); i++) {
            statement.setObject(i + 1, values.get(i));
        }
    }
}
