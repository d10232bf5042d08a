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
        try (Connection broker = connections.asBroker(cluster)) {
            String database = target.path().size() > 1 ? target.path().get(1) : broker.getCatalog();
            newLogin(database);
            absent(broker, "find the role", "select 1 from pg_roles where rolname = ?", credential.name());
            absent(
                    broker,
                    "find a session of it",
                    "select 1 from pg_stat_activity where usename = ?",
                    credential.name());
            try (Connection inTarget = connections.asBroker(cluster, database)) {
                absent(
                        inTarget,
                        "find its statements",
                        "select 1 from pg_namespace where nspname = ?",
                        credential.name());
            }
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
        try (Connection session = connections.with(credential, database)) {
            attempts.add(new Attempt("log in", false, "the login works in `" + session.getCatalog() + "`"));
        } catch (SQLException e) {
            PostgresConnections.requireAnswer(e);
            String state = String.valueOf(e.getSQLState());
            attempts.add(new Attempt("log in", LOGIN_REFUSED.contains(state), "SQLSTATE " + state));
        }
    }

    private void absent(Connection broker, String call, String query, String... parameters) throws SQLException {
        boolean found = Sql.exists(broker, query, parameters);
        attempts.add(new Attempt(call, !found, found ? "found" : "none"));
    }
}
