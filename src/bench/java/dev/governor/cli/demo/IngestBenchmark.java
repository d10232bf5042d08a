package dev.governor.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.governor.cli.ServerProcess;
import dev.governor.storage.PostgresServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** Sends many findings to the packaged application on its own PostgreSQL and waits until all are stored and scored. */
final class IngestBenchmark {

    private static final int CLIENTS = 2;
    private static final Duration LIMIT_OF_100_000 = Duration.ofSeconds(30);

    private final BenchTable table;
    private final Path directory;
    private final IngestMix mix;
    private final int findings;

    IngestBenchmark(BenchTable table, Path directory, int findings) {
        this.table = table;
        this.directory = directory;
        this.mix = new IngestMix(findings / IngestMix.IN_A_BODY);
        this.findings = findings;
    }

    /** {@code IngestBenchmark DIRECTORY [FINDINGS]}: measures the intake alone. */
    public static void main(String[] arguments)
            throws IOException, SQLException, InterruptedException, ExecutionException {
        BenchTable table = new BenchTable();
        Path directory = Files.createTempDirectory(Files.createDirectories(Path.of(arguments[0])), "ingest");
        int findings = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 100_000;
        new IngestBenchmark(table, directory, findings).run();
        System.out.println(table.markdown());
    }

    void run() throws IOException, SQLException, InterruptedException, ExecutionException {
        Path file = directory.resolve("findings.ndjson");
        mix.write(file);
        Duration parsing = parse(file);
        table.figure(
                "parsing the same bytes with Jackson and nothing else, " + Files.size(file) / 1_000_000 + " MB",
                parsing);
        measure("bodies of 1,000 from 2 clients", parsing, server -> send(server));
        measure("one file through a job", parsing, server -> sendFile(server, file));
    }

    private interface Sending {
        void to(ServerProcess server) throws IOException, InterruptedException, ExecutionException;
    }

    private void measure(String how, Duration parsing, Sending sending)
            throws IOException, SQLException, InterruptedException, ExecutionException {
        Path data = directory.resolve("server-" + how.hashCode());
        try (ServerProcess server = DemoServer.start(ServerProcess.thisApplication(), data, 0, Map.of())) {
            long start = System.nanoTime();
            sending.to(server);
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            String what = String.format(Locale.ROOT, "%,d findings stored and scored, %s", findings, how);
            if (findings == 100_000) {
                table.within(what, took, LIMIT_OF_100_000);
            } else {
                table.figure(what, took);
            }
            table.figure(
                    what + ", a second, and times the parsing",
                    String.format(
                            Locale.ROOT,
                            "%,.0f/s, %.1f times",
                            findings * 1e9 / took.toNanos(),
                            (double) took.toNanos() / parsing.toNanos()));
            table.figure(what + ", peak of resident memory", peak(server));
            table.figure(what + ", rows, open and scored", count(data));
        }
    }

    private void send(ServerProcess server) throws InterruptedException, ExecutionException {
        GovernorClient client = client(server);
        AtomicInteger next = new AtomicInteger();
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        List<Future<?>> running = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            running.add(clients.submit(() -> {
                int number = next.getAndIncrement();
                while (number < mix.bodies()) {
                    client.postSignal("olivia", "bench", "application/json", mix.body(number))
                            .orThrow("body " + number);
                    number = next.getAndIncrement();
                }
            }));
        }
        for (Future<?> each : running) {
            each.get();
        }
        clients.shutdown();
    }

    private static void sendFile(ServerProcess server, Path file) throws IOException, InterruptedException {
        GovernorClient client = client(server);
        JsonNode job = client.postFile("olivia", "bench", file).orThrow("the file");
        String path = "/api/v1/signals/" + job.path("signal").asText();
        while (!job.path("state").asText().equals("done")) {
            if (job.path("state").asText().equals("failed")) {
                throw new DemoFailure("the file was refused: " + job);
            }
            Thread.sleep(100);
            job = client.get("olivia", path).orThrow("the job");
        }
    }

    private static GovernorClient client(ServerProcess server) {
        return new GovernorClient(server.address(), server.properties("identity/demo-credentials.properties"));
    }

    private static Duration parse(Path file) throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        long took = 0;
        for (int round = 0; round < 3; round++) {
            long start = System.nanoTime();
            try (MappingIterator<JsonNode> values =
                    mapper.readerFor(JsonNode.class).readValues(file.toFile())) {
                values.forEachRemaining(value -> {});
            }
            took = System.nanoTime() - start;
        }
        return Duration.ofNanos(took);
    }

    private static String peak(ServerProcess server) throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("/proc", String.valueOf(server.pid()), "status"))) {
            return lines.filter(line -> line.startsWith("VmHWM:"))
                    .map(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024 + " MB")
                    .findFirst()
                    .orElse("not known here");
        }
    }

    private static String count(Path data) throws SQLException {
        try (Connection connection = PostgresServer.visit(data.resolve("postgres"), "governor", "governor_app");
                Statement query = connection.createStatement();
                ResultSet row = query.executeQuery(
                        "select count(*), count(risk_score), (select count(*) from receipt) from finding")) {
            row.next();
            return String.format(
                    Locale.ROOT,
                    "%,d findings, %,d scored, %,d receipts",
                    row.getLong(1),
                    row.getLong(2),
                    row.getLong(3));
        }
    }
}
