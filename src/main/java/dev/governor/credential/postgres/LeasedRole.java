package dev.governor.credential.postgres;

import dev.governor.credential.LeaseScope.Grant;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
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

    /** Rounds slow down who guesses passwords; a secret of 32 random bytes is not guessed, and each login pays for them. */
    private static final int ROUNDS = 1;

    private static final int SALT_BYTES = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    private static final int TERMINATE_MILLIS = 5_000;

    /** What a session usually needs to end; asked to wait for it, the server looks again only after 100 ms. */
    private static final String TERMINATION_SECONDS = "0.01";

    private static final String SESSION_LIVES = "55006";

    private static final String ONE = "1";
    private static final String TRACES = "select (select count(*) from pg_roles where rolname = ?),"
            + " (select count(*) from pg_namespace where nspname = ?)";

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
        String verifier = PasswordUtil.encodeScramSha256(secret.clone(), ROUNDS, newSalt());
        Traces there = traces(broker);
        List<String> statements = new ArrayList<>();
        statements.add((there.role() ? "alter role " : "create role ") + quoted
                + " with login noinherit connection limit " + CONNECTION_LIMIT + " valid until "
                + Sql.literal(TIMESTAMP.format(expiresAt)) + " password " + Sql.literal(verifier));
        if (there.schema()) {
            statements.addAll(dropSchema());
        }
        statements.add("create schema " + quoted + " authorization " + owner);
        statements.add("grant connect on database " + Sql.identifier(database) + " to " + quoted);
        statements.add("set local role " + owner);
        statements.add("grant usage on schema " + quoted + " to " + quoted);
        grants.forEach(grant -> statements.addAll(function(grant)));
        Sql.runAll(broker, statements);
        broker.commit();
    }

    private static byte[] newSalt() {
        byte[] salt = new byte[SALT_BYTES];
        RANDOM.nextBytes(salt);
        return salt;
    }

    /** Closes the door, then ends every session behind it. */
    void endSessions(Connection broker) throws SQLException {
        if (traces(broker).role()) {
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

    /**
     * Drops the functions and the right to connect, in the database of the session.
     *
     * @param whole whether the role goes with them: it has nothing in another database
     */
    void drop(Connection broker, String database, boolean whole) throws SQLException {
        broker.setAutoCommit(false);
        CatalogueCollisions.takeTurn(broker);
        Traces there = traces(broker);
        List<String> statements = new ArrayList<>();
        if (there.schema()) {
            statements.addAll(dropSchema());
        }
        if (there.role()) {
            statements.add("revoke connect on database " + Sql.identifier(database) + " from " + quoted);
        }
        if (whole) {
            statements.add(dropRole());
        }
        Sql.runAll(broker, statements);
        broker.commit();
        broker.setAutoCommit(true);
    }

    /** Drops the role, when nothing of it is left in any database. */
    void drop(Connection broker) throws SQLException {
        Sql.run(broker, dropRole());
    }

    private String dropRole() {
        return "drop role if exists " + quoted;
    }

    private List<String> function(Grant grant) {
        String function = quoted + "." + Sql.identifier(grant.name()) + "()";
        return List.of(
                "create function " + function + " returns text language plpgsql volatile security definer"
                        + " set search_path = pg_catalog, pg_temp as " + Sql.literal(grant.statement()),
                "revoke all on function " + function + " from public",
                "grant execute on function " + function + " to " + quoted);
    }

    private List<String> dropSchema() {
        return List.of("set local role " + owner, "drop schema " + quoted + " cascade", "reset role");
    }

    /** What is there of the lease in the session's database. */
    private record Traces(boolean role, boolean schema) {}

    private Traces traces(Connection broker) throws SQLException {
        List<String> found = Sql.row(broker, TRACES, name, name);
        return new Traces(found.get(0).equals(ONE), found.get(1).equals(ONE));
    }
}
