package dev.governor.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.governor.cli.ServerProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/**
 * Decisions on actions over HTTP, one by one and a hundred at a time, beside an endpoint that does nothing: {@code
 * /health/live} of the same server, over the same client.
 */
public final class ActionLoad {

    private static final String WHO = "olivia";
    private static final String EMPTY = "/health/live";
    private static final int IN_A_BATCH = 100;
    private static final List<String> COMMANDS = List.of(
            "ls -la src",
            "git status",
            "mvn -q test",
            "grep -rn TODO src | head -20",
            "cd src && sed -n '1,40p' Main.java",
            "git commit -am 'say why'",
            "npm run build && npm test",
            "find . -name '*.java' -newer pom.xml",
            "docker build -t app .",
            "terraform plan");

    /** Every which action is a denied one; more would end the sessions and measure nothing but that. */
    private static final int BETWEEN_DENIALS = 50;

    /** The agent's denials must not add up to the end of all its sessions. */
    private static final Map<String, String> NO_MEMORY = Map.of("governor.actions.denial-memory", "PT1S");

    private record Figures(String what, double perSecond, double p50, double p99) {}

    private final GovernorClient client;
    private final int clients;
    private final List<Figures> figures = new ArrayList<>();

    private ActionLoad(GovernorClient client, int clients) {
        this.client = client;
        this.clients = clients;
    }

    /** {@code ActionLoad DIRECTORY [REQUESTS]}. */
    public static void main(String[] arguments) throws IOException, InterruptedException, ExecutionException {
        Path directory = Files.createTempDirectory(Files.createDirectories(Path.of(arguments[0])), "actions");
        int requests = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 5_000;
        long start = System.nanoTime();
        try (ServerProcess server = DemoServer.start(ServerProcess.thisApplication(), directory, 0, NO_MEMORY)) {
            System.err.printf("bench: ready after %d ms%n", (System.nanoTime() - start) / 1_000_000);
            GovernorClient client =
                    new GovernorClient(server.address(), server.properties("identity/demo-credentials.properties"));
            new ActionLoad(client, 16).run(requests);
        }
    }

    private void run(int requests) throws InterruptedException, ExecutionException {
        warmUp();
        IntConsumer empty = i -> client.get(WHO, EMPTY).orThrow("the empty endpoint");
        IntConsumer single = this::decide;
        IntConsumer batch = this::decideAll;
        measure("empty endpoint", 1, requests, empty);
        measure("actions/decide", 1, requests, single);
        measure("actions/decide/batch of " + IN_A_BATCH, IN_A_BATCH, Math.max(requests / IN_A_BATCH, clients), batch);
        System.out.println(markdown());
    }

    /** Says how long the first decision after the start takes, and how long until decisions are quick. */
    private void warmUp() {
        long start = System.nanoTime();
        decide(0);
        Duration first = since(start);
        for (int i = 1; i <= 500; i++) {
            decide(i);
        }
        start = System.nanoTime();
        decide(0);
        System.err.printf(
                Locale.ROOT,
                "bench: the first decision after the start took %d ms, the one after 500 others %.1f ms%n",
                first.toMillis(),
                since(start).toNanos() / 1e6);
    }

    private void decide(int number) {
        JsonNode decision =
                client.post(WHO, "/api/v1/actions/decide", action(number)).orThrow("a decision");
        if (!decision.hasNonNull("outcome")) {
            throw new IllegalStateException("a decision has no outcome: " + decision);
        }
    }

    private void decideAll(int number) {
        List<Object> actions = IntStream.range(0, IN_A_BATCH)
                .mapToObj(i -> (Object) action(number * IN_A_BATCH + i))
                .toList();
        JsonNode decisions = client.post(WHO, "/api/v1/actions/decide/batch", Map.of("actions", actions))
                .orThrow("decisions")
                .path("decisions");
        if (decisions.size() != IN_A_BATCH) {
            throw new IllegalStateException(decisions.size() + " decisions for " + IN_A_BATCH + " actions");
        }
    }

    private static Map<String, Object> action(int number) {
        String command = number % BETWEEN_DENIALS == 0 ? "rm -rf /srv/data" : COMMANDS.get(number % COMMANDS.size());
        return Map.of(
                "session", "bench-" + number / IN_A_BATCH, "action", Map.of("type", "run_command", "command", command));
    }

    private void measure(String what, int actions, int requests, IntConsumer request)
            throws InterruptedException, ExecutionException {
        long[] times = new long[requests];
        ExecutorService pool = Executors.newFixedThreadPool(clients);
        long start = System.nanoTime();
        List<Future<?>> running = new ArrayList<>();
        for (int i = 0; i < clients; i++) {
            int from = i;
            running.add(pool.submit(() -> {
                for (int number = from; number < requests; number += clients) {
                    long before = System.nanoTime();
                    request.accept(number);
                    times[number] = System.nanoTime() - before;
                }
            }));
        }
        for (Future<?> each : running) {
            each.get();
        }
        double perSecond = (double) requests * actions * 1e9 / since(start).toNanos();
        pool.shutdown();
        Arrays.sort(times);
        figures.add(new Figures(
                what,
                perSecond,
                times[requests / 2] / 1e6,
                times[(int) Math.min(requests - 1, requests * 0.99)] / 1e6));
    }

    private String markdown() {
        StringBuilder table = new StringBuilder("| what, by " + clients
                + " clients | a second | p50 ms | p99 ms | of the empty one |\n|---|---:|---:|---:|---:|\n");
        double empty = figures.get(0).perSecond();
        for (Figures each : figures) {
            table.append(String.format(
                    Locale.ROOT,
                    "| %s | %,.0f | %.2f | %.2f | %.2f |%n",
                    each.what(),
                    each.perSecond(),
                    each.p50(),
                    each.p99(),
                    each.perSecond() / empty));
        }
        return table.toString();
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
