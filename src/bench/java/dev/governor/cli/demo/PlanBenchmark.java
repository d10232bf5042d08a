package dev.governor.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.governor.cli.ServerProcess;
import dev.governor.storage.PostgresBinaries;
import dev.governor.storage.PostgresServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;

/**
 * {@code make bench-plans}: plans from submission to verified on the packaged server and a real estate, one by one and
 * by several clients, with what each costs.
 */
public final class PlanBenchmark {

    /** So many plans until the JVM compiles little more: what a server costs is asked, not what its start costs. */
    private static final int WARM_UP = 400;

    private static final int CLIENTS = 8;
    private static final Duration GOAL = Duration.ofMillis(250);
    private static final double RATE_GOAL = 8;
    private static final String SUPERUSER = "governor_admin";
    private static final String GOVERNOR = "governor";
    private static final String MAINTENANCE = "postgres";

    /** Pairs of receipts that lie directly around what the broker does at the target. */
    private static final Map<String, List<String>> AROUND = Map.of(
            "mint", List.of("lease_intended", "lease_minted"),
            "scope proof", List.of("step_intended prove_scope", "lease_scope_proven"),
            "revoke, with the way to its step", List.of("step_ended probe", "lease_revoked"),
            "death proof", List.of("step_intended prove_dead", "lease_proven_dead"));

    private final BenchTable table = new BenchTable();
    private final Path directory;
    private final Path reports;
    private final int plans;

    private PlanBenchmark(Path directory, Path reports, int plans) {
        this.directory = directory;
        this.reports = reports;
        this.plans = plans;
    }

    /** {@code PlanBenchmark REPORTS [PLANS]}: so many plans one by one, and as many again by clients. */
    public static void main(String[] arguments)
            throws IOException, SQLException, InterruptedException, ExecutionException {
        Path reports = Files.createDirectories(Path.of(arguments[0]));
        int plans = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 100;
        Path directory = Files.createTempDirectory("governor-plans");
        try {
            System.out.println(new PlanBenchmark(directory, reports, plans).run());
        } finally {
            BenchPlace.delete(directory);
        }
    }

    private String run() throws IOException, SQLException, InterruptedException, ExecutionException {
        String machine = BenchPlace.machine();
        PostgresBinaries binaries = PostgresBinaries.unpack();
        try (Estate first = Estate.raise(directory.resolve("estate"), binaries);
                Connection superuser = visit(directory.resolve("estate"), MAINTENANCE)) {
            DatabaseWork.count(superuser);
        }
        try (Estate estate = Estate.raise(directory.resolve("estate"), binaries)) {
            BenchTables tables = BenchTables.make(estate, WARM_UP + 2 * plans);
            try (ServerProcess first = start(estate);
                    Connection superuser = visit(own(), MAINTENANCE)) {
                DatabaseWork.count(superuser);
            }
            try (ServerProcess server = start(estate)) {
                load(server, tables);
                tables.expectAllClosed();
            }
        }
        String report = "# One run of `make bench-plans`\n\n" + machine + "\n\n" + table.markdown();
        Files.writeString(reports.resolve("plans.md"), report);
        return report;
    }

    private ServerProcess start(Estate estate) {
        return DemoServer.start(
                ServerProcess.thisApplication(), directory.resolve("governor"), 0, estate.targetConfiguration());
    }

    private void load(ServerProcess server, BenchTables tables)
            throws IOException, SQLException, InterruptedException, ExecutionException {
        GovernorClient client =
                new GovernorClient(server.address(), server.properties("identity/demo-credentials.properties"));
        EstateSignals.deliver(client);
        tables.report(client);
        try (EndedPlans ends = new EndedPlans(visit(own(), GOVERNOR))) {
            PlanClients clients = new PlanClients(client, tables, ends);
            clients.prepare(tables.size());
            System.err.println("bench: " + WARM_UP + " plans to warm up");
            clients.run(WARM_UP, CLIENTS);
            double commits = CommitRate.measure(() -> visit(own(), GOVERNOR), 1);
            measured(server, clients, 1, commits);
            double commitsTogether = CommitRate.measure(() -> visit(own(), GOVERNOR), CLIENTS);
            PlanClients.Load together = measured(server, clients, CLIENTS, commitsTogether);
            table.figure("JVM's memory after the load (VmRSS)", ServerMemory.ofJvm(server));
            around(clients, together);
        }
    }

    private PlanClients.Load measured(ServerProcess server, PlanClients clients, int count, double commits)
            throws IOException, SQLException, InterruptedException, ExecutionException {
        System.err.println("bench: " + plans + " plans by " + count + " client(s)");
        String by = count == 1 ? "one by one" : "by " + count + " clients";
        Cost before = Cost.read(this, server);
        PlanClients.Load load = clients.run(plans, count);
        Cost cost = Cost.read(this, server).minus(before);
        if (count == 1) {
            table.within(by + ": submit to verified, p50", load.took().percentile(50), GOAL);
        } else {
            table.figure(by + ": submit to verified, p50", load.took().percentile(50));
        }
        table.figure(by + ": submit to verified, p95", load.took().percentile(95));
        if (count == 1) {
            table.figure(by + ": plans a second", format("%.2f", load.perSecond()));
        } else {
            table.atLeast(by + ": plans a second", load.perSecond(), RATE_GOAL);
        }
        costs(by, cost, load, commits);
        statements(count == 1 ? "alone" : "together");
        return load;
    }

    private void costs(String by, Cost cost, PlanClients.Load load, double commits) {
        table.figure(by + ": processor time a plan, server", cost.server().forEach(plans));
        table.figure(
                by + ": processor time a plan, its database", cost.database().forEach(plans));
        table.figure(by + ": processor time a plan, target", cost.targetTime().forEach(plans));
        work(by + ", governor's database", cost.own());
        work(by + ", target", cost.target());
        double share = load.perSecond() * cost.own().writing() / plans / commits;
        table.figure(
                by + ": writing transactions a second, of what the database commits",
                format("%.0f of %,.0f: %.2f", load.perSecond() * cost.own().writing() / plans, commits, share));
    }

    private void work(String where, DatabaseWork work) {
        table.figure(where + ": statements a plan", perPlan("%.1f", work.statements()));
        table.figure(
                where + ": transactions a plan (of them writing)",
                perPlan("%.1f", work.transactions()) + perPlan(" (%.1f)", work.writing()));
        table.figure(
                where + ": logins a plan (and refused)",
                perPlan("%.2f", work.logins()) + perPlan(" (%.2f)", work.refused()));
    }

    private void around(PlanClients clients, PlanClients.Load load) {
        List<JsonNode> timelines =
                load.planIds().stream().map(clients::timeline).toList();
        AROUND.keySet().stream().sorted().forEach(what -> {
            List<Duration> gaps = new ArrayList<>();
            timelines.forEach(timeline -> gaps.add(between(timeline, AROUND.get(what))));
            Durations sorted = new Durations(gaps);
            table.figure(
                    "by " + CLIENTS + " clients: " + what + ", p50 / p95",
                    format(
                            "%d / %d ms",
                            sorted.percentile(50).toMillis(),
                            sorted.percentile(95).toMillis()));
        });
    }

    private static Duration between(JsonNode timeline, List<String> names) {
        return Duration.between(at(timeline, names.get(0)), at(timeline, names.get(1)));
    }

    private static Instant at(JsonNode timeline, String name) {
        for (JsonNode receipt : timeline) {
            if (name.equals(StepTimes.name(receipt))) {
                return Instant.parse(receipt.path("at").asText());
            }
        }
        throw new DemoFailure("no receipt `" + name + "` in " + timeline);
    }

    private void statements(String when) throws IOException, SQLException {
        try (Connection governor = visit(own(), MAINTENANCE);
                Connection target = visit(directory.resolve("estate"), MAINTENANCE)) {
            Files.writeString(
                    reports.resolve("statements-" + when + ".txt"),
                    "the governor's database\n" + DatabaseWork.mostFrequent(governor) + "\nthe target\n"
                            + DatabaseWork.mostFrequent(target));
        }
    }

    /** What the server, its database and the target did up to a moment. */
    private record Cost(
            ProcessorTime server,
            ProcessorTime database,
            ProcessorTime targetTime,
            DatabaseWork own,
            DatabaseWork target) {

        private static Cost read(PlanBenchmark bench, ServerProcess server) throws SQLException {
            Path estate = bench.directory.resolve("estate");
            ProcessorTime database = ProcessorTime.ofPostgres(bench.own());
            ProcessorTime targetTime = ProcessorTime.ofPostgres(estate);
            ProcessorTime jvm = ProcessorTime.ofOne(server.pid());
            try (Connection own = visit(bench.own(), MAINTENANCE);
                    Connection target = visit(estate, MAINTENANCE)) {
                return new Cost(
                        jvm,
                        database,
                        targetTime,
                        DatabaseWork.read(own, bench.own()),
                        DatabaseWork.read(target, estate));
            }
        }

        private Cost minus(Cost before) {
            return new Cost(
                    server.minus(before.server),
                    database.minus(before.database),
                    targetTime.minus(before.targetTime),
                    own.minus(before.own),
                    target.minus(before.target));
        }
    }

    private String perPlan(String format, long count) {
        return format(format, (double) count / plans);
    }

    private Path own() {
        return directory.resolve("governor").resolve("postgres");
    }

    private static Connection visit(Path cluster, String database) throws SQLException {
        return PostgresServer.visit(cluster, database, SUPERUSER);
    }

    private static String format(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
