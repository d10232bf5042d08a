package dev.governor.cli.demo;

import dev.governor.cli.ServerProcess;
import dev.governor.storage.PostgresBinaries;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/** Starts the packaged application on a real estate, puts a load on it and takes its times and its memory. */
final class ServerBenchmark {

    private static final int WARM_UP = 8;
    private static final int SEQUENTIAL = 40;
    private static final int PARALLEL = 40;
    private static final int WORKERS = 4;

    private static final Duration READY_LIMIT = Duration.ofSeconds(10);
    private static final Duration P50_LIMIT = Duration.ofSeconds(1);
    private static final Duration P99_LIMIT = Duration.ofSeconds(2);
    private static final double THROUGHPUT_LIMIT = 1.0;
    private static final long JVM_LIMIT = 600L * 1024 * 1024;
    private static final long POSTGRES_LIMIT = 300L * 1024 * 1024;

    private final BenchTable table;
    private final Path directory;

    ServerBenchmark(BenchTable table, Path directory) {
        this.table = table;
        this.directory = directory;
    }

    /** Measures, and returns where the time of a remediation went. */
    StepTimes run() throws SQLException, InterruptedException {
        try (Estate estate = Estate.raise(directory.resolve("estate"), PostgresBinaries.unpack())) {
            BenchTables tables = BenchTables.make(estate, WARM_UP + SEQUENTIAL + PARALLEL);
            start(estate, "start to ready, empty data directory").close();
            try (ServerProcess server = start(estate, "start to ready, second start")) {
                StepTimes times = load(server, tables);
                memory(server);
                return times;
            }
        }
    }

    private ServerProcess start(Estate estate, String what) {
        long start = System.nanoTime();
        ServerProcess server = DemoServer.start(
                ServerProcess.thisApplication(), directory.resolve("governor"), 0, estate.targetConfiguration());
        table.within(what, since(start), READY_LIMIT);
        return server;
    }

    private StepTimes load(ServerProcess server, BenchTables tables) throws SQLException, InterruptedException {
        GovernorClient client =
                new GovernorClient(server.address(), server.properties("identity/demo-credentials.properties"));
        EstateSignals.deliver(client);
        tables.report(client);
        RemediationLoad load = new RemediationLoad(client, tables);
        Duration first = load.sequential(1).get(0).took();
        table.figure("submit to verified, the first after the start", first);
        load.sequential(WARM_UP - 1);

        List<RemediationLoad.Run> alone = load.sequential(SEQUENTIAL);
        Durations durations = Durations.of(alone);
        String what = "submit to verified, " + SEQUENTIAL + " one by one, ";
        table.within(what + "p50", durations.percentile(50), P50_LIMIT);
        table.within(what + "p99", durations.percentile(99), P99_LIMIT);
        table.figure(what + "max", durations.max());

        long start = System.nanoTime();
        Durations together = Durations.of(load.parallel(PARALLEL, WORKERS));
        double perSecond = PARALLEL * 1e9 / since(start).toNanos();
        String parallel = "submit to verified, " + PARALLEL + " by " + WORKERS + " at a time, ";
        table.atLeast(parallel + "remediations a second", perSecond, THROUGHPUT_LIMIT);
        table.figure(parallel + "p50", together.percentile(50));
        table.figure(parallel + "max", together.max());
        tables.expectAllClosed();
        table.figure("credentials alive and public grants left after " + tables.size() + " remediations", "0");
        return StepTimes.of(alone);
    }

    private void memory(ServerProcess server) {
        table.within(
                "resident memory of the server's JVM after the load (VmRSS)", ServerMemory.ofJvm(server), JVM_LIMIT);
        table.within(
                "memory of its embedded PostgreSQL, all processes (sum of Pss)",
                ServerMemory.ofPostgres(directory.resolve("governor")),
                POSTGRES_LIMIT);
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
