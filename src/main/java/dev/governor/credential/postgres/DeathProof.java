package dev.governor.credential.postgres;

import dev.governor.credential.CredentialBackend.Attempt;
import dev.governor.credential.CredentialBackend.ProofReport;
import dev.governor.credential.ScopedCredential;
import dev.governor.finding.AssetKey;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Uses a revoked credential, to show that it is dead: on a session from before, by a new login, and in the catalogue.
 *
 * <p>Expiry is not revocation and dropping a role is not either: PostgreSQL lets an open session of both go on.
 */
final class DeathProof {

    private static final Set<String> LOGIN_REFUSED = Set.of("28P01", "28000");
    private static final String TERMINATED = "57P01";
    private static final String CONNECTION_LOST = "08";
    private static final String NONE = "0";

    private static final String LEFT = """
        select (select count(*) from pg_catalog.pg_roles where rolname = ?),
               (select count(*) from pg_catalog.pg_stat_activity where usename = ?),
               (select count(*) from pg_catalog.pg_namespace where nspname = ?)\
        """;

    private final PostgresConnections connections;
    private final ScopedCredential credential;
    private final String cluster;
    private final List<Attempt> attempts = new ArrayList<>();

    DeathProof(PostgresConnections connections, ScopedCredential credential) {
        this.connections = connections;
        this.credential = credential;
        this.cluster = PostgresTarget.clusterOf(credential.target());
    }

    ProofReport attempt(@Nullable Connection canary) throws SQLException {
        if (canary != null) {
            oldSession(canary);
        }
        AssetKey target = credential.target();
        try (Connection broker = connections.asBroker(cluster, connections.databaseOf(target))) {
            newLogin(broker.getCatalog());
            catalogue(broker);
        }
        return new ProofReport(attempts.stream().allMatch(Attempt::refused), attempts);
    }

    private void oldSession(Connection canary) {
        String call = "go on with a session opened before the revocation";
        try {
            Sql.run(canary, "select 1");
            attempts.add(new Attempt(call, false, "the session lives"));
        } catch (SQLException e) {
            String state = String.valueOf(e.getSQLState());
            boolean dead = state.equals(TERMINATED) || state.startsWith(CONNECTION_LOST);
            attempts.add(new Attempt(call, dead, "SQLSTATE " + state));
        }
    }

    private void newLogin(String database) throws SQLException {
        try (Connection session = connections.logIn(credential, database)) {
            attempts.add(new Attempt("log in", false, "the login works in `" + session.getCatalog() + "`"));
        } catch (SQLException e) {
            PostgresConnections.requireAnswer(e);
            String state = String.valueOf(e.getSQLState());
            attempts.add(new Attempt("log in", LOGIN_REFUSED.contains(state), "SQLSTATE " + state));
        }
    }

    private void catalogue(Connection broker) throws SQLException {
        List<String> found = Sql.row(broker, LEFT, credential.name(), credential.name(), credential.name());
        absent("find the role", found.get(0));
        absent("find a session of it", found.get(1));
        absent("find its statements", found.get(2));
    }

    private void absent(String call, String found) {
        boolean none = found.equals(NONE);
        attempts.add(new Attempt(call, none, none ? "none" : "found"));
    }
}
