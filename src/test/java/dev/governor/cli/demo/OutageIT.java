package dev.governor.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.governor.cli.ServerProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** INVARIANT: no single line ends the server, and nobody else waits for one. */
class OutageIT {

    private static final String HOSTILE = "remedy-bot";
    private static final String ORDINARY = "olivia";
    private static final int CALLERS = 4;
    private static final int TIMES = 3;

    /** How much slower than usual the slowest answer to an ordinary line may be, on a machine that does other things. */
    private static final int MULTIPLE = 50;

    private static final Duration FLOOR = Duration.ofMillis(300);
    private static final Duration LONGEST_HOSTILE = Duration.ofSeconds(3);

    private static final List<String> LINES = List.of(
            "ls -la src",
            "git status",
            "mvn -q test",
            "grep -rn TODO src | head -20",
            "git commit -am 'say why'",
            "find . -name '*.java' -newer pom.xml");

    /** Each of them once ended a server, stopped it for hours or took all of its memory. */
    private static final Map<String, String> OUTAGES = outages();

    @TempDir
    Path directory;

    private final ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
    private ServerProcess server;
    private GovernorClient client;

    @BeforeEach
    void start() {
        server = DemoServer.start(ServerProcess.thisApplication(), directory, 0, Map.of());
        client = new GovernorClient(server.address(), server.properties("identity/demo-credentials.properties"));
    }

    @AfterEach
    void stop() {
        callers.shutdownNow();
        if (server != null) {
            server.close();
        }
    }

    @Test
    void shouldDenyOutageLinesInTimeWhileNobodyElseNotices() throws Exception {
        ordinary(untilAsked(400));
        List<Long> quiet = ordinary(untilAsked(300));
        long median = quiet.get(quiet.size() / 2);
        long limit = Math.max(MULTIPLE * median, FLOOR.toNanos());

        ExecutorService attacker = Executors.newSingleThreadExecutor();
        Future<Map<String, Long>> attack = attacker.submit(this::attack);
        List<Long> meanwhile = ordinary(attack::isDone);
        Map<String, Long> hostile = attack.get();
        attacker.shutdown();

        assertThat(hostile.values())
                .as("nanoseconds that each line took: %s", hostile)
                .allMatch(time -> time <= LONGEST_HOSTILE.toNanos());
        assertThat(meanwhile.get(meanwhile.size() - 1))
                .as("the slowest of %d ordinary answers, in nanoseconds; usual are %d", meanwhile.size(), median)
                .isLessThanOrEqualTo(limit);
        assertThat(ProcessHandle.of(server.pid())).isPresent();
        assertThat(client.get(ORDINARY, "/health/ready").status()).isEqualTo(200);
    }

    @Test
    void shouldNotReadOutageLinesInASessionThatHasEnded() {
        assertThat(decide(HOSTILE, "ended", "ls", List.of("compromised"))
                        .path("outcome")
                        .asText())
                .isEqualTo("terminate");

        for (String line : OUTAGES.values()) {
            JsonNode decision = decide(HOSTILE, "ended", line, List.of());

            assertThat(decision.at("/determining_rules/0/id").asText()).isEqualTo("reserved/session-terminated");
            assertThat(decision.path("effects")).isEmpty();
        }
    }

    /** Sends each line several times, and returns how long the longest answer to each took. */
    private Map<String, Long> attack() {
        Map<String, Long> times = new LinkedHashMap<>();
        for (int i = 0; i < TIMES; i++) {
            for (Map.Entry<String, String> each : OUTAGES.entrySet()) {
                long before = System.nanoTime();
                JsonNode decision = decide(HOSTILE, "attack-" + times.size() + "-" + i, each.getValue(), List.of());
                times.merge(each.getKey(), System.nanoTime() - before, Math::max);
                assertThat(decision.path("outcome").asText()).as(each.getKey()).isEqualTo("deny");
                assertThat(decision.path("determining_rules").findValuesAsText("id"))
                        .as(each.getKey())
                        .contains("reserved/not-understood");
            }
        }
        return times;
    }

    /** Lets all callers decide ordinary lines until {@code enough}, and returns how long each answer took, sorted. */
    private List<Long> ordinary(BooleanSupplier enough) throws Exception {
        List<Future<List<Long>>> running = IntStream.range(0, CALLERS)
                .mapToObj(caller -> callers.submit(() -> ordinary(caller, enough)))
                .toList();
        List<Long> times = new ArrayList<>();
        for (Future<List<Long>> each : running) {
            times.addAll(each.get());
        }
        times.sort(null);
        return times;
    }

    private List<Long> ordinary(int caller, BooleanSupplier enough) {
        List<Long> times = new ArrayList<>();
        do {
            long before = System.nanoTime();
            JsonNode decision =
                    decide(ORDINARY, "ordinary-" + caller, LINES.get(times.size() % LINES.size()), List.of());
            times.add(System.nanoTime() - before);
            assertThat(decision.path("outcome").asText()).isIn("allow", "alert");
        } while (!enough.getAsBoolean());
        return times;
    }

    private static BooleanSupplier untilAsked(int times) {
        ThreadLocal<Integer> asked = ThreadLocal.withInitial(() -> 0);
        return () -> {
            asked.set(asked.get() + 1);
            return asked.get() >= times;
        };
    }

    private JsonNode decide(String who, String session, String line, List<String> signals) {
        return client.post(
                        who,
                        "/api/v1/actions/decide",
                        Map.of(
                                "session", session,
                                "action", Map.of("type", "run_command", "command", line),
                                "risk_signals", signals))
                .orThrow("a decision");
    }

    private static Map<String, String> outages() {
        Map<String, String> lines = new LinkedHashMap<>();
        lines.put("a pipeline without end", "a|".repeat(9_990));
        lines.put("blanks without end in a script of sed", "sed '" + " ".repeat(15_000) + "Z' f");
        lines.put(
                "variables that double",
                "a0=ab;"
                        + IntStream.range(0, 40)
                                .mapToObj(i -> "a%d=$a%d$a%d".formatted(i + 1, i, i))
                                .collect(Collectors.joining(";"))
                        + ";echo $a40");
        return lines;
    }
}
