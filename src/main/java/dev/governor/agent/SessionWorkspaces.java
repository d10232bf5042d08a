package dev.governor.agent;

import dev.governor.kernel.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;

/**
 * The workspaces that sessions named and a record allowed.
 *
 * <p>INVARIANT: a session has one workspace; who names it first decides, and nobody changes it. It is forgotten after {@link
 * ActionConfig#terminationMemory}, when nobody remembers the session either.
 */
@ApplicationScoped
class SessionWorkspaces {

    private static final String NAMED =
            "select session, workspace from agent_workspace where tenant = ? and agent = ? and named_at >= ? and"
                    + " session in (%s)";
    private static final String FORGET = "delete from agent_workspace where named_at < ?";
    private static final String KEEP = "insert into agent_workspace (tenant, agent, session, workspace, named_at)"
            + " values (?, ?, ?, ?, ?) on conflict do nothing";

    private final DataSource database;
    private final ActionConfig config;
    private final Clock clock;

    SessionWorkspaces(DataSource database, ActionConfig config, Clock clock) {
        this.database = database;
        this.config = config;
        this.clock = clock;
    }

    /** Returns the workspaces of those of {@code sessions} of {@code agent} that have one. */
    Map<String, String> of(Tenant tenant, String agent, Set<String> sessions) {
        String places = String.join(", ", Collections.nCopies(sessions.size(), "?"));
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(NAMED.formatted(places))) {
            query.setString(1, tenant.name());
            query.setString(2, agent);
            query.setObject(3, oldest());
            int at = 4;
            for (String session : sessions) {
                query.setString(at++, session);
            }
            Map<String, String> named = new HashMap<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    named.put(row.getString(1), row.getString(2));
                }
            }
            return named;
        } catch (SQLException e) {
            throw new IllegalStateException("the workspaces of sessions cannot be read", e);
        }
    }

    /** Keeps {@code workspace} for {@code session} unless it has one; returns the one it has. */
    String keep(Tenant tenant, String agent, String session, String workspace) {
        try (Connection connection = database.getConnection()) {
            try (PreparedStatement delete = connection.prepareStatement(FORGET)) {
                delete.setObject(1, oldest());
                delete.executeUpdate();
            }
            try (PreparedStatement insert = connection.prepareStatement(KEEP)) {
                insert.setString(1, tenant.name());
                insert.setString(2, agent);
                insert.setString(3, session);
                insert.setString(4, workspace);
                insert.setObject(5, time(clock.instant()));
                insert.executeUpdate();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the workspace of a session cannot be written", e);
        }
        return of(tenant, agent, Set.of(session)).getOrDefault(session, workspace);
    }

    private OffsetDateTime oldest() {
        return time(clock.instant().minus(config.terminationMemory()));
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }
}
