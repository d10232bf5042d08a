package dev.governor.credential.postgres;

import dev.governor.credential.CredentialBackend.Attempt;
import dev.governor.credential.CredentialBackend.ProofReport;
import dev.governor.credential.ScopedCredential;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Tries, with a leased credential, what it must not be able to do.
 *
 * <p>Every attempt runs in a transaction that is thrown away and must be refused with SQLSTATE 42501. What every login
 * of the server may do is not tried: it would say nothing about this credential.
 */
final class ScopeProof {

    private static final String DENIED = "42501";

    private final PostgresConnections connections;
    private final ScopedCredential credential;
    private final PostgresTarget target;
    private final List<Attempt> attempts = new ArrayList<>();

    ScopeProof(PostgresConnections connections, ScopedCredential credential) {
        this.connections = connections;
        this.credential = credential;
        this.target = PostgresTarget.of(credential.target());
    }

    ProofReport attempt() throws SQLException {
        Neighbourhood around = neighbourhood();
        try (Connection session = connections.loggedIn(credential)) {
            session.setAutoCommit(false);
            for (Neighbourhood.Forbidden forbidden : around.forbidden()) {
                refused(session, forbidden.call(), forbidden.statement());
            }
            wider(session);
        }
        for (String database : around.databases()) {
            connect(database);
        }
        return new ProofReport(attempts.stream().allMatch(Attempt::refused), attempts);
    }

    private void wider(Connection session) throws SQLException {
        String own = Sql.identifier(credential.name());
        refused(
                session,
                "become the data owner",
                "set role " + Sql.identifier(connections.dataOwner(target.cluster())));
        refused(session, "create a role", "create role " + Sql.identifier(credential.name() + "_wider"));
        refused(session, "create a table beside its statements", "create table " + own + ".wider ()");
        refused(session, "rewrite its own statements", "drop schema " + own + " cascade");
    }

    private void refused(Connection session, String call, String statement) throws SQLException {
        try {
            Sql.run(session, statement);
            attempts.add(new Attempt(call, false, "succeeded; thrown away"));
        } catch (SQLException e) {
            attempts.add(answer(call, e));
        } finally {
            session.rollback();
        }
    }

    private void connect(String database) throws SQLException {
        String call = "connect to a neighbour database";
        try (Connection session = connections.logIn(credential, database)) {
            attempts.add(new Attempt(call, false, "succeeded; ended " + (session.isClosed() ? "" : "now")));
        } catch (SQLException e) {
            attempts.add(answer(call, e));
        }
    }

    private static Attempt answer(String call, SQLException e) throws SQLException {
        PostgresConnections.requireAnswer(e);
        return new Attempt(call, DENIED.equals(e.getSQLState()), "SQLSTATE " + e.getSQLState());
    }

    private Neighbourhood neighbourhood() throws SQLException {
        try (Connection broker = connections.asBroker(target.cluster(), connections.databaseOf(target.key()))) {
            return Neighbourhood.of(broker, target);
        }
    }
}
