package dev.governor.cli.demo;

import dev.governor.policy.DecisionBenchmark;
import dev.governor.policy.DecisionRates;
import dev.governor.signal.SignalBenchmark;
import dev.governor.signal.SignalRates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Locale;
import java.util.concurrent.ExecutionException;

/**
 * {@code make bench}: measures everything once and prints one table.
 *
 * <p>Exit code 0 when every assertion held, whatever the figures: a limit that was missed is marked in the table, since
 * a busy machine is no fault of the program.
 */
public final class Bench {

    private Bench() {}

    /** Takes the directory for the report; the application is the jar that {@code governor.application} names. */
    public static void main(String[] arguments)
            throws IOException, SQLException, InterruptedException, ExecutionException {
        Path reports = Files.createDirectories(Path.of(arguments[0]));
        String machine = BenchPlace.machine();
        BenchTable table = new BenchTable();
        System.err.println("bench: measuring decisions, about 70 seconds");
        decisions(table, DecisionBenchmark.measure(reports.resolve("jmh.log")));
        System.err.println("bench: measuring how signals are read, about 40 seconds");
        signals(table, SignalBenchmark.measure(reports.resolve("jmh-signals.log")));
        System.err.println("bench: measuring the server on a real estate");
        StepTimes times = server(table);
        System.err.println("bench: measuring the intake of 100,000 findings");
        intake(table);
        String report = "# One run of `make bench`\n\n" + machine + "\n\n" + table.markdown()
                + "\nWhere the time of a remediation goes, one by one:\n\n" + times.markdown();
        Files.writeString(reports.resolve("bench.md"), report);
        System.out.println(report);
        table.missed().forEach(missed -> System.err.println("bench: limit missed: " + missed));
    }

    private static void decisions(BenchTable table, DecisionRates rates) {
        String peer = "hand-written index";
        table.rate("decisions, match and resolve, one thread", rates.engine(), peer, rates.index());
        table.rate("decisions, match only, one thread", rates.engineMatches(), peer, rates.indexMatches());
        table.figure("allocated for a decision", String.format(Locale.ROOT, "%,.0f bytes", rates.engineBytes()));
        table.figure(
                "allocated for a decision of the " + peer,
                String.format(Locale.ROOT, "%,.0f bytes", rates.indexBytes()));
    }

    private static void signals(BenchTable table, SignalRates rates) {
        table.figure(
                "records of a report held as a tree", ratio(rates.trees(), rates.jacksonTree(), "one Jackson tree"));
        table.figure("the same, piece by piece", ratio(rates.pieces(), rates.jacksonTokens(), "Jackson's tokens"));
    }

    private static String ratio(double measured, double peer, String name) {
        return String.format(Locale.ROOT, "%,.0f MB/s, %.2f of %s (%,.0f MB/s)", measured, measured / peer, name, peer);
    }

    private static StepTimes server(BenchTable table) throws IOException, SQLException, InterruptedException {
        Path directory = Files.createTempDirectory("governor-bench");
        try {
            return new ServerBenchmark(table, directory).run();
        } finally {
            BenchPlace.delete(directory);
        }
    }

    private static void intake(BenchTable table)
            throws IOException, SQLException, InterruptedException, ExecutionException {
        Path directory = Files.createTempDirectory("governor-intake");
        try {
            new IngestBenchmark(table, directory, 100_000).run();
        } finally {
            BenchPlace.delete(directory);
        }
    }
}
