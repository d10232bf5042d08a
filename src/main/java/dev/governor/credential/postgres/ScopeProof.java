package dev.governor.credential.postgres;

import dev.governor.credential.CredentialBackend.Attempt;
import dev.governor.credential.CredentialBackend.ProofReport;
import dev.governor.credential.ScopedCredential;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Tries, with a leased credential, what it must not be able to do.
 *
 * <p>Every attempt runs in a transaction that is thrown away and must be refused with SQLSTATE 42501. What every login
 * of the server may do is not tried: it would say nothing about this credential.
 */
final class ScopeProof {

    private static final String DENIED = "42501";

    private static final String AROUND = """
        select
          (select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
           where n.nspname = ? and c.relname <> ? and c.relkind in ('r', 'p')
             and not has_table_privilege('public', c.oid, 'DELETE')
           order by c.relname limit 1),
          (select datname from pg_database
           where datallowconn and datname <> ? and not has_database_privilege('public', oid, 'CONNECT')
           order by datname limit 1),
          exists (
            select from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where n.nspname = ? and c.relname = ? and has_table_privilege('public', c.oid, 'DELETE'))\
        """;

    /**
     * What lies beside the target and is not everybody's.
     *
     * @param neighbours a table of its schema, if there is one
     * @param databases another database of its cluster, if there is one
     * @param anybodyDeletes whether every login may delete from the target
     */
    private record Surroundings(List<PostgresTarget> neighbours, List<String> databases, boolean anybodyDeletes) {}

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
        Surroundings around = surroundings();
        try (Connection session = connections.loggedIn(credential)) {
            session.setAutoCommit(false);
            if (!around.anybodyDeletes()) {
                refused(session, "delete from the target", "delete from " + target.quoted() + " where false");
            }
            refused(session, "change the target's definition", comment(target));
            for (PostgresTarget neighbour : around.neighbours()) {
                refused(session, "change a neighbour table's definition", comment(neighbour));
                refused(session, "delete from a neighbour table", delete(neighbour));
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

    private static String comment(PostgresTarget table) {
        return "comment on table " + table.quoted() + " is null";
    }

    private static String delete(PostgresTarget table) {
        return "delete from " + table.quoted() + " where false";
    }

    private Surroundings surroundings() throws SQLException {
        try (Connection broker = connections.asBroker(target.cluster(), target.database());
                PreparedStatement query = broker.prepareStatement(AROUND)) {
            query.setString(1, target.schema());
            query.setString(2, target.table());
            query.setString(3, target.database());
            query.setString(4, target.schema());
            query.setString(5, target.table());
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return new Surroundings(
                        Stream.ofNullable(row.getString(1)).map(this::beside).toList(),
                        Stream.ofNullable(row.getString(2)).toList(),
                        row.getBoolean(3));
            }
        }
    }

    private PostgresTarget beside(String table) {
        return new PostgresTarget(target.cluster(), target.database(), target.schema(), table);
    }
}
