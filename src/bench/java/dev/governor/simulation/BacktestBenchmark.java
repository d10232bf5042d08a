package dev.governor.simulation;

import dev.governor.bundle.PolicyBundle;
import dev.governor.kernel.Digest;
import dev.governor.policy.Case;
import dev.governor.policy.PolicyVocabulary;
import dev.governor.policy.TestingBundles;
import dev.governor.storage.PostgresBinaries;
import dev.governor.storage.PostgresServer;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Decides a million recorded decisions again, out of the embedded PostgreSQL: how long, and with how much memory. */
public final class BacktestBenchmark {

    private static final List<String> SCRIPTS =
            List.of("V20261121_0600__decision.sql", "V20261123_0100__action_decision.sql");
    private static final String FILL = """
            insert into decision
            select 'dec_' || lpad(i::text, 26, '0'), 'pln_' || i, 'tenant-' || i %% 20, false, c.outcome,
                   timestamptz '2026-01-01' + i * interval '10 seconds', 'sha256:' || repeat('0', 64), c.digest, c.body,
                   c.body || c.body
            from generate_series(1, %d) i join bench_case c on c.n = (i::bigint * 7919) %% %d""";

    private BacktestBenchmark() {}

    /** {@code BacktestBenchmark [DECISIONS [DIFFERENT]]}: how many decisions, and of how many different cases. */
    public static void main(String[] arguments) throws IOException, SQLException {
        int decisions = arguments.length < 1 ? 1_000_000 : Integer.parseInt(arguments[0]);
        int different = arguments.length < 2 ? 50_000 : Integer.parseInt(arguments[1]);
        Path directory = Files.createTempDirectory("governor-backtest-bench");
        try (PostgresServer server = PostgresServer.start(directory, PostgresBinaries.unpack());
                Connection connection = server.connect("postgres");
                AgroalDataSource database = pool(server)) {
            fill(connection, decisions, different);
            run(database, decisions, different);
        }
    }

    private static AgroalDataSource pool(PostgresServer server) throws SQLException {
        return AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier()
                .connectionPoolConfiguration(pool -> pool.maxSize(2)
                        .connectionFactoryConfiguration(connections -> connections
                                .jdbcUrl(server.url("postgres"))
                                .principal(new NamePrincipal(server.superuser().role()))
                                .credential(
                                        new SimplePassword(server.superuser().password())))));
    }

    private static void fill(Connection connection, int decisions, int different) throws SQLException, IOException {
        PolicyBundle bundle = TestingBundles.readDefault();
        Random random = new Random(4);
        try (Statement statement = connection.createStatement()) {
            for (String script : SCRIPTS) {
                statement.execute(Files.readString(Path.of("src/main/resources/db/migration/common", script)));
            }
            statement.execute("create table bench_case (n bigint primary key, digest text, outcome text, body text)");
        }
        TestingCases cases = new TestingCases(bundle, PolicyVocabulary.DIRECTORY, random.nextLong());
        try (PreparedStatement row = connection.prepareStatement("insert into bench_case values (?, ?, ?, ?)")) {
            for (int i = 0; i < different; i++) {
                Case facts = (Case) cases.next();
                String body = facts.canonical();
                row.setLong(1, i);
                row.setString(2, Digest.of(body).text());
                row.setString(
                        3,
                        Subject.decide(PolicyVocabulary.DIRECTORY, List.of(facts), bundle)
                                .outcome()
                                .word());
                row.setString(4, body);
                row.addBatch();
                if (i % 5_000 == 0) {
                    row.executeBatch();
                }
            }
            row.executeBatch();
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute(FILL.formatted(decisions, different));
            statement.execute("analyze decision");
        }
    }

    private static void run(AgroalDataSource database, int decisions, int different) {
        PolicyBundle bundle = TestingBundles.readDefault();
        PolicyBundle compiled = TestingBundles.defaultBundle();
        Backtest backtest = new Backtest(new StoredCases(database), Window.ALL, 5);
        List<String> rows = new ArrayList<>();
        rows.add(row("first, read only", backtest.run(bundle), decisions));
        heap().forEach(MemoryPoolMXBean::resetPeakUsage);
        rows.add(row("again, read only", backtest.run(bundle), decisions));
        long peak =
                heap().stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
        rows.add(row("again, compiled", backtest.run(compiled), decisions));
        System.out.printf(
                Locale.ROOT,
                "Backtest of %,d decisions of %,d different cases, peak of the heap with garbage %,d MB%n%n"
                        + "| run | took | decisions/s | evaluated | same |%n|---|---:|---:|---:|---:|%n",
                decisions,
                different,
                peak / 1_000_000);
        rows.forEach(System.out::print);
    }

    private static String row(String run, BehaviourDiff diff, int decisions) {
        if (diff.decisions() != decisions || diff.flipped() != 0 || diff.unreadable() != 0) {
            throw new IllegalStateException("the same rules say something else: " + diff.groups());
        }
        Duration took = diff.took();
        return String.format(
                Locale.ROOT,
                "| %s | %,d ms | %,.0f | %,d | %,d |%n",
                run,
                took.toMillis(),
                decisions * 1e9 / took.toNanos(),
                diff.cases(),
                diff.same());
    }

    private static List<MemoryPoolMXBean> heap() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .toList();
    }
}
