package dev.governor.server;

import dev.governor.kernel.Statements;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.OptionalLong;
import javax.sql.DataSource;

/**
 * What one server at a time does for all servers on a database, such as sweeps.
 *
 * <p>A duty is held for a while that the database's clock measures, and its epoch grows with each new holder. Holding it keeps
 * others from doing the same; it is no lock: what a sweep writes is compared and set.
 */
@ApplicationScoped
public class Duties {

    private final DataSource database;
    private final String holder;

    Duties(DataSource database, Incarnation incarnation) {
        this.database = database;
        this.holder = incarnation.id();
    }

    /**
     * Takes or keeps a duty and returns its epoch; empty while another server has it.
     *
     * @param duty its name, for example {@code lease-sweep}
     * @param span how long others leave it to this server from now on
     */
    @Transactional(TxType.REQUIRES_NEW)
    public OptionalLong take(String duty, Duration span) {
        int millis = Math.toIntExact(span.toMillis());
        try (Connection connection = database.getConnection()) {
            int rows = new Statements(connection)
                    .update(
                            "update server_duty set holder = ?, epoch = case when holder = ? then epoch else epoch + 1 end,"
                                    + " ends_at = current_timestamp + cast(? as integer) * interval '0.001' second where duty = ?"
                                    + " and (holder = ? or ends_at < current_timestamp)",
                            holder,
                            holder,
                            millis,
                            duty,
                            holder);
            if (rows == 0) {
                rows = new Statements(connection)
                        .update(
                                "insert into server_duty (duty, holder, epoch, ends_at) values (?, ?, 1, current_timestamp"
                                        + " + cast(? as integer) * interval '0.001' second) on conflict do nothing",
                                duty,
                                holder,
                                millis);
            }
            return rows == 0 ? OptionalLong.empty() : epoch(connection, duty);
        } catch (SQLException e) {
            throw new PersistenceException("cannot take the duty " + duty, e);
        }
    }

    /** Gives everything back that the runs before this one had; only a server that is alone may. */
    void releaseOthers() {
        try (Connection connection = database.getConnection()) {
            new Statements(connection)
                    .update(
                            "update server_duty set ends_at = current_timestamp - interval '1' second where holder <> ?",
                            holder);
        } catch (SQLException e) {
            throw new PersistenceException("cannot release duties", e);
        }
    }

    private OptionalLong epoch(Connection connection, String duty) throws SQLException {
        return new Statements(connection)
                        .rows(
                                "select epoch from server_duty where duty = ? and holder = ?",
                                row -> row.getLong(1),
                                duty,
                                holder)
                        .stream()
                        .mapToLong(Long::longValue)
                        .findFirst();
    }
}
