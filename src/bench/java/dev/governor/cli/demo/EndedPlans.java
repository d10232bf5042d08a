package dev.governor.cli.demo;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Sees plans end, for any number of clients, by one small query every few milliseconds in the governor's own database:
 * asking the API as often would cost the server more than what is measured.
 */
final class EndedPlans implements AutoCloseable {

    private static final long LOOK_MILLIS = 2;
    private static final String QUERY = """
        select id, state from remediation_plan
        where id = any (?) and state not in ('submitted', 'awaiting_approval', 'approved', 'executing')\
        """;

    /**
     * How a plan ended.
     *
     * @param state the plan's last state
     * @param seenAt when that was seen, on {@link System#nanoTime}
     */
    record End(String state, long seenAt) {}

    private final Connection connection;
    private final ConcurrentMap<String, CompletableFuture<End>> awaited = new ConcurrentHashMap<>();
    private final Thread watcher = new Thread(this::watch, "ended-plans");

    /** Watches over a session that it closes at the end. */
    EndedPlans(Connection connection) {
        this.connection = connection;
        watcher.setDaemon(true);
        watcher.start();
    }

    /** Returns the end of a plan, when there is one. */
    CompletableFuture<End> of(String planId) {
        return awaited.computeIfAbsent(planId, id -> new CompletableFuture<>());
    }

    @Override
    public void close() throws SQLException {
        watcher.interrupt();
        connection.close();
    }

    private void watch() {
        try (PreparedStatement query = connection.prepareStatement(QUERY)) {
            while (!Thread.currentThread().isInterrupted()) {
                if (!awaited.isEmpty()) {
                    look(query);
                }
                Thread.sleep(LOOK_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (SQLException e) {
            awaited.values().forEach(each -> each.completeExceptionally(e));
        }
    }

    private void look(PreparedStatement query) throws SQLException {
        Map<String, CompletableFuture<End>> now = Map.copyOf(awaited);
        Array ids = connection.createArrayOf("text", now.keySet().toArray());
        query.setArray(1, ids);
        try (ResultSet rows = query.executeQuery()) {
            long at = System.nanoTime();
            while (rows.next()) {
                awaited.remove(rows.getString(1));
                now.get(rows.getString(1)).complete(new End(rows.getString(2), at));
            }
        }
    }
}
