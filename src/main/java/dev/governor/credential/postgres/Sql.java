package dev.governor.credential.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.core.Utils;

/**
 * SQL text and its execution.
 *
 * <p>INVARIANT: names and values of the target reach SQL through {@link #identifier}, {@link #literal} or a bind
 * parameter, never by joining strings; a table may be called {@code quo"ted"; drop table x; --}.
 */
public final class Sql {

    private Sql() {}

    /** Returns {@code name} as a quoted identifier. */
    public static String identifier(String name) {
        try {
            return Utils.escapeIdentifier(new StringBuilder(), name).toString();
        } catch (SQLException e) {
            throw new IllegalArgumentException("a name may not hold a zero character", e);
        }
    }

    /** Returns {@code value} as a string literal, for servers with {@code standard_conforming_strings} on. */
    public static String literal(String value) {
        try {
            return "'" + Utils.escapeLiteral(new StringBuilder(), value, true) + "'";
        } catch (SQLException e) {
            throw new IllegalArgumentException("a value may not hold a zero character", e);
        }
    }

    /** Runs one statement. */
    public static void run(Connection connection, String statement) throws SQLException {
        try (Statement running = connection.createStatement()) {
            running.setEscapeProcessing(false);
            running.execute(statement);
        }
    }

    /** Runs statements one after the other, on one way to the server and back; the first that fails ends them. */
    public static void runAll(Connection connection, List<String> statements) throws SQLException {
        if (!statements.isEmpty()) {
            run(connection, String.join(";\n", statements));
        }
    }

    /** Returns the first column of every row of a query with text parameters. */
    public static List<String> column(Connection connection, String query, String... parameters) throws SQLException {
        try (PreparedStatement prepared = connection.prepareStatement(query)) {
            for (int i = 0; i < parameters.length; i++) {
                prepared.setString(i + 1, parameters[i]);
            }
            List<String> values = new ArrayList<>();
            try (ResultSet rows = prepared.executeQuery()) {
                while (rows.next()) {
                    values.add(rows.getString(1));
                }
            }
            return values;
        }
    }

    /** Returns the only row of a query with text parameters. */
    public static List<String> row(Connection connection, String query, String... parameters) throws SQLException {
        try (PreparedStatement prepared = connection.prepareStatement(query)) {
            for (int i = 0; i < parameters.length; i++) {
                prepared.setString(i + 1, parameters[i]);
            }
            try (ResultSet row = prepared.executeQuery()) {
                row.next();
                List<String> values = new ArrayList<>();
                for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                    values.add(String.valueOf(row.getString(i)));
                }
                return values;
            }
        }
    }

    /** Tells whether a query with text parameters has a row. */
    public static boolean exists(Connection connection, String query, String... parameters) throws SQLException {
        return !column(connection, query, parameters).isEmpty();
    }
}
