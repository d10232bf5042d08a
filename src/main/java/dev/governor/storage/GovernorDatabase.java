package dev.governor.storage;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The governor's own database on an embedded server, with one role that owns it and one that uses it.
 *
 * @param url the JDBC address, without a login
 * @param owner owns the tables and runs the migrations
 * @param application reads and writes what the migrations granted, and nothing else
 */
public record GovernorDatabase(String url, DatabaseLogin owner, DatabaseLogin application) {

    private static final String DATABASE = "governor";

    /**
     * Creates what is missing and leaves the rest as it is.
     *
     * @throws StorageException if the server refuses
     */
    public static GovernorDatabase prepare(PostgresServer server) {
        DatabaseLogin owner = server.login("governor_owner");
        DatabaseLogin application = server.login("governor_app");
        try {
            server.ensureRole(owner);
            server.ensureRole(application);
            server.ensureDatabase(DATABASE, owner.role());
            restrict(server, application);
        } catch (SQLException e) {
            throw new StorageException("cannot prepare the database `" + DATABASE + "`: " + e.getMessage(), e);
        }
        return new GovernorDatabase(server.url(DATABASE), owner, application);
    }

    // INVARIANT: the application role can neither create tables nor reach another database of the server.
    private static void restrict(PostgresServer server, DatabaseLogin application) throws SQLException {
        String role = Sql.identifier(application.role());
        try (Connection connection = server.connect(DATABASE);
                Statement statement = connection.createStatement()) {
            statement.execute("revoke all on database " + DATABASE + ", postgres, template1 from public");
            statement.execute("grant connect on database " + DATABASE + " to " + role);
            statement.execute("revoke all on schema public from public");
            statement.execute("grant usage on schema public to " + role);
        }
    }
}
