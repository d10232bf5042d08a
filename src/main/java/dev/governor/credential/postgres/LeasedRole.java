package dev.governor.credential.postgres;

import dev.governor.credential.LeaseScope.Grant;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.postgresql.util.PasswordUtil;

/**
 * The making and unmaking of one ephemeral role, as the broker.
 *
 * <p>The role is a member of nothing and owns nothing. It may connect to one database and call the functions of one
 * schema, both named like itself; the functions belong to the data owner and run as it.
 */
final class LeasedRole {

    /** One session to work, one that is kept open across the revocation to show that it dies. */
    private static final int CONNECTION_LIMIT = 2;

    private static final int TERMINATE_MILLIS = 5_000;

    /** What a session usually needs to end; asked to wait for it, the server looks again only after 100 ms. */
    private static final String TERMINATION_SECONDS = "0.01";

    private static final String SESSION_LIVES = "55006";
    private static final DateTimeFormatter TIMESTAMP =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS'+00'").withZone(ZoneOffset.UTC);

    private final String name;
    private final String quoted;
    private final String owner;

    LeasedRole(String name, String dataOwner) {
        this.name = name;
        this.quoted = Sql.identifier(name);
        this.owner = Sql.identifier(dataOwner);
    }

    /** Makes the role and its functions in one transaction, or resets the password and functions of what is there. */
    void create(Connection broker, String database, List<Grant> grants, char[] secret, Instant expiresAt)
            throws SQLException {
        broker.setAutoCommit(false);
        CatalogueCollisions.takeTurn(broker);
        // the driver overwrites the array it is given, so it gets a copy
        String verifier = PasswordUtil.encodeScramSha256(secret.clone());
        String verb = exists(broker) ? "alter role " : "create role ";
        Sql.run(
                broker,
                verb + quoted + " with login noinherit connection limit " + CONNECTION_LIMIT + " valid until "
                        + Sql.literal(TIMESTAMP.format(expiresAt)) + " password "
                        + Sql.literal(verifier));
        dropSchema(broker);
        Sql.run(broker, "create schema " + quoted + " authorization " + owner);
        Sql.run(broker, "grant connect on database " + Sql.identifier(database) + " to " + quoted);
        Sql.run(broker, "set local role " + owner);
        Sql.run(broker, "grant usage on schema " + quoted + " to " + quoted);
        for (Grant grant : grants) {
            createFunction(broker, grant);
        }
        broker.commit();
    }

    /** Closes the door, then ends every session behind it. */
    void endSessions(Connection broker) throws SQLException {
        if (exists(broker)) {
            Sql.run(broker, "alter role " + quoted + " with nologin connection limit 0 password null");
        }
        String sessions = " from pg_stat_activity where usename = ?";
        if (Sql.exists(broker, "select pg_terminate_backend(pid)" + sessions, name)) {
            Sql.run(broker, "select pg_sleep(" + TERMINATION_SECONDS + ")");
            Sql.column(broker, "select pg_terminate_backend(pid, " + TERMINATE_MILLIS + ")" + sessions, name);
        }
        if (Sql.exists(broker, "select 1" + sessions, name)) {
            throw new SQLException("a session of " + name + " did not end", SESSION_LIVES);
        }
    }

    /** Drops the functions and the right to connect, in one database. */
    void dropStatements(Connection broker, String database) throws SQLException {
        broker.setAutoCommit(false);
        CatalogueCollisions.takeTurn(broker);
        dropSchema(broker);
        if (exists(broker)) {
            Sql.run(broker, "revoke connect on database " + Sql.identifier(database) + " from " + quoted);
        }
        broker.commit();
    }

    void drop(Connection broker) throws SQLException {
        Sql.run(broker, "drop role if exists " + quoted);
    }

    private void createFunction(Connection broker, Grant grant) throws SQLException {
        String function = quoted + "." + Sql.identifier(grant.name()) + "()";
        Sql.run(
                broker,
                "create function " + function + " returns text language plpgsql volatile security definer"
                        + " set search_path = pg_catalog, pg_temp as " + Sql.literal(grant.statement()));
        Sql.run(broker, "revoke all on function " + function + " from public");
        Sql.run(broker, "grant execute on function " + function + " to " + quoted);
    }

    private void dropSchema(Connection broker) throws SQLException {
        if (Sql.exists(broker, "select 1 from pg_namespace where nspname = ?", name)) {
            Sql.run(broker, "set local role " + owner);
            Sql.run(broker, "drop schema " + quoted + " cascade");
            Sql.run(broker, "reset role");
        }
    }

    private boolean exists(Connection broker) throws SQLException {
        return Sql.exists(broker, "select 1 from pg_roles where rolname = ?", name);
    }
}
