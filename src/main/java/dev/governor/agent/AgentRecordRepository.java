package dev.governor.agent;

import dev.governor.kernel.CanonicalJson;
import dev.governor.kernel.Page;
import dev.governor.kernel.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class AgentRecordRepository {

    private static final String FIND = "select body from agent_record where tenant = ? and agent = ?";
    private static final String PAGE =
            "select agent, body from agent_record where tenant = ? and agent > ? order by agent limit ?";
    private static final String INSERT =
            "insert into agent_record (version, changed_at, body, tenant, agent) values (?, ?, ?, ?, ?)";
    private static final String UPDATE = "update agent_record set version = ?, changed_at = ?, body = ?"
            + " where tenant = ? and agent = ? and version = ?";

    private final DataSource database;

    AgentRecordRepository(DataSource database) {
        this.database = database;
    }

    Optional<AgentRecord> find(Tenant tenant, String agent) {
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(FIND)) {
            query.setString(1, tenant.name());
            query.setString(2, agent);
            try (ResultSet row = query.executeQuery()) {
                return row.next()
                        ? Optional.of(CanonicalJson.read(row.getString(1), AgentRecord.class))
                        : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the records of agents cannot be read", e);
        }
    }

    /** Returns records in the order of their agents, after {@code cursor}. */
    Page<AgentRecord> page(Tenant tenant, @Nullable String cursor, int limit) {
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(PAGE)) {
            query.setString(1, tenant.name());
            query.setString(2, cursor == null ? "" : cursor);
            query.setInt(3, limit + 1);
            List<AgentRecord> found = new ArrayList<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    found.add(CanonicalJson.read(row.getString(2), AgentRecord.class));
                }
            }
            boolean more = found.size() > limit;
            List<AgentRecord> slice = more ? found.subList(0, limit) : found;
            return new Page<>(slice, more ? slice.get(limit - 1).agent() : null);
        } catch (SQLException e) {
            throw new IllegalStateException("the records of agents cannot be read", e);
        }
    }

    /** Writes {@code record} after version {@code record.version() - 1}; returns whether that was still the newest. */
    boolean write(Tenant tenant, AgentRecord record) {
        boolean first = record.version() == 1;
        try (Connection connection = database.getConnection();
                PreparedStatement write = connection.prepareStatement(first ? INSERT : UPDATE)) {
            write.setInt(1, record.version());
            write.setObject(2, record.changedAt().atOffset(ZoneOffset.UTC));
            write.setString(3, CanonicalJson.write(record));
            write.setString(4, tenant.name());
            write.setString(5, record.agent());
            if (!first) {
                write.setInt(6, record.version() - 1);
            }
            return write.executeUpdate() == 1;
        } catch (SQLException e) {
            throw new IllegalStateException("the record of an agent cannot be written", e);
        }
    }
}
