package dev.governor.kernel;

import jakarta.persistence.PersistenceException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Statements with parameters, for tables that are written by hand; the caller opens the connection and ends its transaction.
 *
 * <p>Parameters stand in their order; an {@link Instant} is given with its offset, as databases take it.
 *
 * @param connection where they run
 */
public record Statements(Connection connection) {

    /** What one row says. */
    public interface Reading<T> {
        T of(ResultSet row) throws SQLException;
    }

    /** What is done on a connection. */
    public interface Work<T> {
        T on(Statements statements) throws SQLException;
    }

    /**
     * Does {@code work} on a connection to {@code database}, in the caller's transaction where there is one.
     *
     * @throws PersistenceException when the database refuses or cannot be reached
     */
    public static <T> T in(DataSource database, Work<T> work) {
        try (Connection connection = database.getConnection()) {
            return work.on(new Statements(connection));
        } catch (SQLException e) {
            throw new PersistenceException("cannot read or write the governor's database", e);
        }
    }

    /** Returns the time in a column, null when it holds none. */
    public static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    /** Runs a statement that writes and returns how many rows it did. */
    public int update(String sql, @Nullable Object... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            fill(statement, parameters);
            return statement.executeUpdate();
        }
    }

    /** Returns what every row of a query says, in its order. */
    public <T> List<T> rows(String sql, Reading<T> reading, @Nullable Object... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            fill(statement, parameters);
            try (ResultSet rows = statement.executeQuery()) {
                List<T> found = new ArrayList<>();
                while (rows.next()) {
                    found.add(reading.of(rows));
                }
                return found;
            }
        }
    }

    /** Returns what the first row of a query says, empty when it has none. */
    public <T> Optional<T> first(String sql, Reading<T> reading, @Nullable Object... parameters) throws SQLException {
        return rows(sql, reading, parameters).stream().findFirst();
    }

    private static void fill(PreparedStatement statement, @Nullable Object... parameters) throws SQLException {
        for (int i = 0; i < parameters.length; i++) {
            Object parameter = parameters[i];
            statement.setObject(
                    i + 1, parameter instanceof Instant instant ? instant.atOffset(ZoneOffset.UTC) : parameter);
        }
    }
}
