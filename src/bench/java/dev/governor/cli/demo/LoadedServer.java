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

/** A server of one build, and the requests about actions that it is put under. */
final class LoadedServer implements AutoCloseable {

    /** How many actions a batch has. */
    static final int IN_A_BATCH = 100;

    /** What agents run, again and again. */
    static final List<String> COMMANDS = List.of(
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

    private static final String WHO = "olivia";

    /** Every which action is a denied one; more would end the sessions and measure nothing but that. */
    private static final int BETWEEN_DENIALS = 50;

    /** The agent's denials must not add up to the end of all its sessions. */
    private static final Map<String, String> NO_MEMORY = Map.of("governor.actions.denial-memory", "PT1S");

    /**
     * What came of some requests.
     *
     * @param perSecond actions a second, or requests of what has none
     * @param p50 the median of how long a request took, in milliseconds
     * @param p99 the 99th percentile
     * @param cpu microseconds of the server's CPU for each action
     */
    record Figures(double perSecond, double p50, double p99, double cpu) {}

    private final String name;
    private final ServerProcess server;
    private final GovernorClient client;

    private LoadedServer(String name, ServerProcess server) {
        this.name = name;
        this.server = server;
        this.client = new GovernorClient(server.address(), server.properties("identity/demo-credentials.properties"));
    }

    /** Starts the server of {@code application} on a directory of its own in {@code directory}. */
    static LoadedServer start(String name, Path application, Path directory) throws IOException {
        Path own = Files.createTempDirectory(Files.createDirectories(directory), "actions");
        long start = System.nanoTime();
        LoadedServer server = new LoadedServer(name, DemoServer.start(application, own, 0, NO_MEMORY));
        System.err.printf("bench: %s is ready after %d ms%n", name, since(start).toMillis());
        return server;
    }

    String name() {
        return name;
    }

    /** Says how long the first decision after the start takes, and how long until decisions are quick. */
    void warmUp() {
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
                "bench: the first decision of %s took %d ms, the one after 500 others %.1f ms%n",
                name,
                first.toMillis(),
                since(start).toNanos() / 1e6);
    }

    /** Asks for nothing. */
    void empty(int number) {
        client.get(WHO, "/health/live").orThrow("the empty endpoint");
    }

    /** Asks about one action. */
    void decide(int number) {
        JsonNode decision =
                client.post(WHO, "/api/v1/actions/decide", action(number)).orThrow("a decision");
        if (!decision.hasNonNull("outcome")) {
            throw new IllegalStateException("a decision has no outcome: " + decision);
        }
    }

    /** Asks about {@link #IN_A_BATCH} actions at once. */
    void decideAll(int number) {
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

    /** Lets {@code clients} send requests of so many actions each, at the same time. */
    Figures measure(int clients, int actions, int requests, IntConsumer request)
            throws InterruptedException, ExecutionException {
        long[] times = new long[requests];
        ExecutorService pool = Executors.newFixedThreadPool(clients);
        Duration cpu = cpu();
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
        double done = (double) requests * actions;
        double perSecond = done * 1e9 / since(start).toNanos();
        double cpuOfEach = cpu().minus(cpu).toNanos() / 1e3 / done;
        pool.shutdown();
        Arrays.sort(times);
        return new Figures(
                perSecond,
                times[requests / 2] / 1e6,
                times[(int) Math.min(requests - 1, requests * 0.99)] / 1e6,
                cpuOfEach);
    }

    @Override
    public void close() {
        server.close();
    }

    private static Map<String, Object> action(int number) {
        String command = number % BETWEEN_DENIALS == 0 ? "rm -rf /srv/data" : COMMANDS.get(number % COMMANDS.size());
        return Map.of(
                "session", "bench-" + number / IN_A_BATCH, "action", Map.of("type", "run_command", "command", command));
    }

    private Duration cpu() {
        return ProcessHandle.of(server.pid())
                .flatMap(process -> process.info().totalCpuDuration())
                .orElse(Duration.ZERO);
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
