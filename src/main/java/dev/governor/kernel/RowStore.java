package dev.governor.kernel;

import jakarta.persistence.PersistenceException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Function;
import javax.sql.DataSource;

/**
 * Where the rows of a table that is written by hand are reached: each call on a connection that takes part in the
 * caller's transaction, where there is one.
 *
 * @param <R> the table's statements
 * @param database the database
 * @param rows opens the statements on a connection
 * @param what the rows, for the message when the database fails, for example {@code renewals}
 */
public record RowStore<R>(DataSource database, Function<Connection, R> rows, String what) {

    /** What is asked of the rows. */
    public interface Question<R, T> {
        T of(R rows) throws SQLException;
    }

    /** What is done to the rows. */
    public interface Work<R> {
        void on(R rows) throws SQLException;
    }

    /** Returns the answer to {@code question}. */
    public <T> T ask(Question<R, T> question) {
        try (Connection connection = database.getConnection()) {
            return question.of(rows.apply(connection));
        } catch (SQLException e) {
            throw new PersistenceException("cannot read or write " + what, e);
        }
    }

    /** Does {@code work}. */
    public void run(Work<R> work) {
        ask(open -> {
            work.on(open);
            return true;
        });
    }
}
