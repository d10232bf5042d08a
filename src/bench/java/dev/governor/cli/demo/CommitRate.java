package dev.governor.cli.demo;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** How many transactions that write one small row a database commits a second: the peer of whatever commits there. */
final class CommitRate {

    private static final Duration SPAN = Duration.ofSeconds(3);

    /** Opens a session of somebody who may make tables. */
    interface Login {
        Connection open() throws SQLException;
    }

    private CommitRate() {}

    /** Measures for a few seconds with so many sessions at the same time. */
    static double measure(Login login, int sessions) throws SQLException, InterruptedException, ExecutionException {
        try (Connection owner = login.open();
                Statement statement = owner.createStatement()) {
            statement.execute(
                    "create table if not exists bench_commit (id bigint generated always as identity, said text)");
        }
        ExecutorService pool = Executors.newFixedThreadPool(sessions);
        try {
            long start = System.nanoTime();
            List<Future<Long>> running = new ArrayList<>();
            for (int i = 0; i < sessions; i++) {
                running.add(pool.submit(() -> commit(login, start + SPAN.toNanos())));
            }
            long commits = 0;
            for (Future<Long> each : running) {
                commits += each.get();
            }
            return commits * 1e9 / (System.nanoTime() - start);
        } finally {
            pool.shutdownNow();
        }
    }

    private static long commit(Login login, long end) throws SQLException {
        long commits = 0;
        try (Connection session = login.open();
                PreparedStatement insert = session.prepareStatement(
                        "insert into bench_commit (said) values ('a receipt of some length')")) {
            while (System.nanoTime() < end) {
                insert.executeUpdate();
                commits++;
            }
        }
        return commits;
    }
}
