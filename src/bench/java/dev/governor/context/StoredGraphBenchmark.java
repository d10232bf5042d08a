package dev.governor.context;

import dev.governor.finding.AssetKey;
import dev.governor.storage.PostgresBinaries;
import dev.governor.storage.PostgresServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Measures the rebuild of the graph from the embedded PostgreSQL, and the same questions asked as recursive SQL. */
public final class StoredGraphBenchmark {

    private static final int BATCH = 20_000;
    private static final int QUESTIONS = 200;

    private static final String WAYS_IN = """
            with recursive way(asset) as (
                select ?::varchar
                union
                select f.asset from way w join context_fact f on f.target = w.asset
                where f.kind = 'relation' and f.label in ('exposes', 'contains', 'runs') and w.asset <> 'internet:any')
            select count(*) from way where asset = 'internet:any'""";

    private static final String RADIUS = """
            with recursive reached(asset) as (
                select ?::varchar
                union
                select n.asset from reached r cross join lateral (
                    select f.target as asset from context_fact f
                    where f.tenant = 'default' and f.asset = r.asset and f.kind = 'relation'
                        and f.label in ('contains', 'exposes')
                    union all
                    select f.asset from context_fact f
                    where f.target = r.asset and f.kind = 'relation'
                        and f.label in ('depends_on', 'reads', 'member_of', 'assumes', 'runs')) n)
            select count(*) from (select asset from reached limit 10000) bounded""";

    private final SyntheticEstate estate;
    private final int assets;

    private StoredGraphBenchmark(int assets) {
        this.estate = new SyntheticEstate(assets);
        this.assets = assets;
    }

    /** Takes how many assets; 100,000 when missing. */
    public static void main(String[] arguments) throws IOException, SQLException {
        int assets = arguments.length == 0 ? 100_000 : Integer.parseInt(arguments[0]);
        Path directory = Files.createTempDirectory("governor-graph-bench");
        try (PostgresServer server = PostgresServer.start(directory, PostgresBinaries.unpack());
                Connection connection = server.connect("postgres")) {
            new StoredGraphBenchmark(assets).run(connection);
        }
    }

    private void run(Connection connection) throws SQLException, IOException {
        for (String file : List.of("V20261121_0300__context_graph.sql", "V20261122_0300__context_fact_columns.sql")) {
            execute(connection, Files.readString(Path.of("src/main/resources/db/migration/common", file)));
        }
        connection.setAutoCommit(false);
        store(connection);
        execute(connection, "create index bench_target on context_fact (target) where kind = 'relation'");
        connection.commit();
        execute(connection, "analyze context_fact");
        AssetGraph graph = rebuild(connection);
        compare("exposure path", connection, WAYS_IN, key -> new GraphWalk(graph).exposed(key));
        compare("blast radius of an attack", connection, RADIUS, key -> new GraphWalk(graph).attack(key));
    }

    private void store(Connection connection) throws SQLException {
        long start = System.nanoTime();
        String insert = "insert into context_fact (kind, asset, label, target, content, ends_at, source, trust, as_of,"
                + " tenant, id) values (?, ?, ?, ?, ?, ?, ?, ?, ?, 'default', ?)";
        int[] count = {0};
        try (PreparedStatement row = connection.prepareStatement(insert)) {
            estate.facts(fact -> {
                try {
                    FactRow.write(fact, row);
                    row.setString(10, Integer.toString(count[0]));
                    row.addBatch();
                    if (++count[0] % 5_000 == 0) {
                        row.executeBatch();
                    }
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
            });
            row.executeBatch();
        }
        connection.commit();
        print("stored %,d facts in %,d ms", count[0], millis(start));
    }

    private static AssetGraph rebuild(Connection connection) throws SQLException {
        long start = System.nanoTime();
        AssetGraph graph = AssetGraph.EMPTY;
        List<ContextFact> waiting = new ArrayList<>();
        FactRow reading = new FactRow();
        try (PreparedStatement query =
                connection.prepareStatement("select " + FactRow.COLUMNS + " from context_fact")) {
            query.setFetchSize(5_000);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    waiting.add(reading.read(rows, 1));
                    if (waiting.size() >= BATCH) {
                        graph = graph.with(waiting, 0);
                        waiting.clear();
                    }
                }
            }
        }
        AssetGraph rebuilt = graph.with(waiting, 1);
        print("rebuilt %,d assets in %,d ms", rebuilt.size(), millis(start));
        return rebuilt;
    }

    /** A question asked of the graph in memory. */
    private interface Question {
        Object ask(AssetKey key);
    }

    private void compare(String what, Connection connection, String sql, Question question) throws SQLException {
        Random random = new Random(7);
        long[] inMemory = new long[QUESTIONS];
        long[] inSql = new long[QUESTIONS];
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            for (int i = -QUESTIONS; i < QUESTIONS; i++) {
                AssetKey key = estate.key(random.nextInt(assets));
                long start = System.nanoTime();
                question.ask(key);
                long middle = System.nanoTime();
                query.setString(1, key.text());
                query.executeQuery().close();
                if (i >= 0) {
                    inMemory[i] = middle - start;
                    inSql[i] = System.nanoTime() - middle;
                }
            }
        }
        Arrays.sort(inMemory);
        Arrays.sort(inSql);
        print(
                "%s: in memory p50 %,.1f us, p99 %,.1f us; recursive SQL p50 %,.1f us, p99 %,.1f us; ratio of p50 %,.0f",
                what,
                inMemory[QUESTIONS / 2] / 1e3,
                inMemory[QUESTIONS * 99 / 100] / 1e3,
                inSql[QUESTIONS / 2] / 1e3,
                inSql[QUESTIONS * 99 / 100] / 1e3,
                (double) inSql[QUESTIONS / 2] / inMemory[QUESTIONS / 2]);
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static long millis(long start) {
        return Duration.ofNanos(System.nanoTime() - start).toMillis();
    }

    private static void print(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }
}
