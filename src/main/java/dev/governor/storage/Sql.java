package dev.governor.storage;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.ds.PGSimpleDataSource;

/** The few statements that set up a server; names and values are quoted where parameters are not possible. */
final class Sql {

    private static final int CONNECT_SECONDS = 5;

    private Sql() {}

    /** Opens a connection to a loopback server. */
    static Connection connect(int port, String database, DatabaseLogin login) throws SQLException {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setServerNames(new String[] {PostgresServer.HOST});
        source.setPortNumbers(new int[] {port});
        source.setDatabaseName(database);
        source.setUser(login.role());
        source.setPassword(login.password());
        source.setConnectTimeout(CONNECT_SECONDS);
        return source.getConnection();
    }

    /** Returns whether a query with one name finds a row. */
    static boolean exists(Connection connection, String query, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    /** Runs one statement. */
    static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Quotes a name, whatever is in it. */
    static String identifier(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /** Quotes a value; needs {@code standard_conforming_strings}, which is PostgreSQL's default. */
    static String literal(String value) {
        return '\'' + value.replace("'", "''") + '\'';
    }
}
