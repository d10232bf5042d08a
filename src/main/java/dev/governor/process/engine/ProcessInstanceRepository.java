package dev.governor.process.engine;

import static java.util.Objects.requireNonNull;

import dev.governor.kernel.Statements;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.OptimisticLockException;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * The running processes in the table {@code process_instance}, in the caller's transaction.
 *
 * <p>INVARIANT: what a transaction writes or removes has the revision that it read first, or the transaction fails.
 */
@ApplicationScoped
class ProcessInstanceRepository {

    private static final Object KEY = ProcessInstanceRepository.class;

    private static final String READ = """
        select id, revision, process_id, process_version, business_key, waits_at, payload, started_at,
          exists (select 1 from process_instance_event e where e.process_instance_id = p.id)
        from process_instance p where \
        """;

    private static final String INSERT = """
        insert into process_instance (id, revision, process_id, process_version, business_key, waits_at, payload,
          started_at, changed_at)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?)\
        """;

    private static final String UPDATE = "update process_instance set waits_at = ?, payload = ?, changed_at = ?,"
            + " revision = revision + 1 where id = ? and revision = ?";

    private static final String EVENT =
            "insert into process_instance_event (process_instance_id, event_type) values (?, ?)";

    private static final String NO_EVENT = "delete from process_instance_event where process_instance_id = ?";

    private final DataSource database;
    private final TransactionSynchronizationRegistry transactions;

    ProcessInstanceRepository(DataSource database, TransactionSynchronizationRegistry transactions) {
        this.database = database;
        this.transactions = transactions;
    }

    /** What a transaction knows of the rows it read or wrote, by their ids. */
    private static final class Seen {

        private final Map<String, StoredProcess> rows = new HashMap<>();
    }

    Optional<StoredProcess> find(String processId, String id) {
        StoredProcess known = seen().rows.get(id);
        return (known == null ? one("id = ?", id) : Optional.of(known))
                .filter(row -> row.processId().equals(processId));
    }

    Optional<StoredProcess> findByKey(String processId, String businessKey) {
        return one("process_id = ? and business_key = ?", processId, businessKey);
    }

    List<StoredProcess> all(String processId) {
        return rows("process_id = ? order by id", processId);
    }

    List<StoredProcess> waitingFor(String processId, String eventType) {
        return rows(
                "process_id = ? and id in (select process_instance_id from process_instance_event where event_type ="
                        + " ?)",
                processId,
                eventType);
    }

    void insert(StoredProcess row, Collection<String> events, Instant now) {
        Statements.in(database, rows -> {
            rows.update(
                    INSERT,
                    row.id(),
                    row.revision(),
                    row.processId(),
                    row.processVersion(),
                    row.businessKey(),
                    row.waitsAt(),
                    row.payload(),
                    row.startedAt(),
                    now);
            return writeEvents(rows, row.id(), events);
        });
        wrote(row);
    }

    /** Writes the process that was read as {@code before}, and returns it as it is now. */
    StoredProcess update(StoredProcess before, String waitsAt, byte[] payload, Collection<String> events, Instant now) {
        requireOne(
                before.id(),
                Statements.in(
                        database, rows -> rows.update(UPDATE, waitsAt, payload, now, before.id(), before.revision())));
        if (before.awaitsEvents() || !events.isEmpty()) {
            Statements.in(database, rows -> {
                rows.update(NO_EVENT, before.id());
                return writeEvents(rows, before.id(), events);
            });
        }
        return wrote(new StoredProcess(
                before.id(),
                before.revision() + 1,
                before.processId(),
                before.processVersion(),
                before.businessKey(),
                waitsAt,
                payload,
                before.startedAt(),
                !events.isEmpty()));
    }

    void delete(StoredProcess row) {
        requireOne(row.id(), Statements.in(database, rows -> {
            if (row.awaitsEvents()) {
                rows.update(NO_EVENT, row.id());
            }
            return rows.update("delete from process_instance where id = ? and revision = ?", row.id(), row.revision());
        }));
        seen().rows.remove(row.id());
    }

    private static boolean writeEvents(Statements rows, String id, Collection<String> events) throws SQLException {
        for (String event : events) {
            rows.update(EVENT, id, event);
        }
        return !events.isEmpty();
    }

    private static void requireOne(String id, int written) {
        if (written != 1) {
            throw new OptimisticLockException("somebody else moved the process `%s`".formatted(id));
        }
    }

    private Optional<StoredProcess> one(String condition, String... parameters) {
        return rows(condition, parameters).stream().findFirst();
    }

    private List<StoredProcess> rows(String condition, String... parameters) {
        return Statements.in(
                        database,
                        rows -> rows.rows(READ + condition, ProcessInstanceRepository::row, (Object[]) parameters))
                .stream()
                .map(this::see)
                .toList();
    }

    private static StoredProcess row(ResultSet row) throws SQLException {
        return new StoredProcess(
                row.getString(1),
                row.getLong(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getBytes(7),
                requireNonNull(Statements.instant(row, 8)),
                row.getBoolean(9));
    }

    /** Returns a row as this transaction first saw it, or as it wrote it since. */
    private StoredProcess see(StoredProcess row) {
        StoredProcess first = seen().rows.putIfAbsent(row.id(), row);
        return first == null ? row : first;
    }

    private StoredProcess wrote(StoredProcess row) {
        seen().rows.put(row.id(), row);
        return row;
    }

    private Seen seen() {
        if (transactions.getTransactionKey() == null) {
            return new Seen();
        }
        if (transactions.getResource(KEY) instanceof Seen seen) {
            return seen;
        }
        Seen seen = new Seen();
        transactions.putResource(KEY, seen);
        return seen;
    }
}
