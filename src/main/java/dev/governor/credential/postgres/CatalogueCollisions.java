package dev.governor.credential.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Repeats what failed only because somebody else wrote to the same row of the catalogue at the same moment.
 *
 * <p>Leases of one database all change that database's row in {@code pg_database}, and the server answers the second of two such
 * writers with an error instead of letting it wait. Our own writers take turns by an advisory lock; others, such as
 * administrators, do not know it. It repeats with growing, random pauses until {@value #LONGEST_SECONDS} s have passed, and once in
 * any case; a collision is never a failed attempt of a step.
 */
final class CatalogueCollisions {

    private static final int LONGEST_SECONDS = 5;
    private static final long PAUSE_MILLIS = 20;
    private static final long MAX_PAUSE_MILLIS = 800;
    private static final int MOST_DOUBLINGS = 6;

    /** Serialization failure, deadlock, lock not available. */
    private static final Set<String> COLLISIONS = Set.of("40001", "40P01", "55P03");

    private static final String INTERNAL_ERROR = "XX000";
    private static final String CONCURRENTLY = "tuple concurrently";

    /** Something that writes to the catalogue and may be repeated. */
    interface Writing {
        void run() throws SQLException;
    }

    private CatalogueCollisions() {}

    static void retrying(Writing writing) throws SQLException {
        long end = System.nanoTime() + Duration.ofSeconds(LONGEST_SECONDS).toNanos();
        for (int attempt = 1; ; attempt++) {
            try {
                writing.run();
                return;
            } catch (SQLException e) {
                if (!isCollision(e) || attempt > 1 && System.nanoTime() > end) {
                    throw e;
                }
                pause(attempt, e);
            }
        }
    }

    /** Makes other leases of the session's database wait until its transaction ends. */
    static void takeTurn(Connection broker) throws SQLException {
        Sql.column(broker, "select pg_advisory_xact_lock(hashtext('remediation-governor leases'))");
    }

    static boolean isCollision(SQLException failure) {
        String state = String.valueOf(failure.getSQLState());
        String message = String.valueOf(failure.getMessage());
        return COLLISIONS.contains(state) || (state.equals(INTERNAL_ERROR) && message.contains(CONCURRENTLY));
    }

    private static void pause(int attempt, SQLException failure) throws SQLException {
        long most = Math.min(MAX_PAUSE_MILLIS, PAUSE_MILLIS << Math.min(attempt, MOST_DOUBLINGS));
        try {
            Thread.sleep(ThreadLocalRandom.current().nextLong(1, most));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failure;
        }
    }
}
