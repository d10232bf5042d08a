package dev.governor.context;

import dev.governor.context.BlastRadius.Of;
import dev.governor.context.ContextFact.AttributeFact;
import dev.governor.finding.AssetKey;
import dev.governor.kernel.Trust;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Consumer;

/** Measures the graph in memory on an invented estate: size, growth, and how much processor time answers take. */
public final class GraphBenchmark {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final int BATCH = 20_000;
    private static final int QUESTIONS = 20_000;

    private final SyntheticEstate estate;
    private final int assets;

    private GraphBenchmark(int assets) {
        this.estate = new SyntheticEstate(assets);
        this.assets = assets;
    }

    /** Takes how many assets; 1,000,000 when missing. */
    public static void main(String[] arguments) {
        int assets = arguments.length == 0 ? 1_000_000 : Integer.parseInt(arguments[0]);
        new GraphBenchmark(assets).run();
    }

    private void run() {
        long before = used();
        long start = System.nanoTime();
        Loading loading = new Loading();
        estate.facts(loading::take);
        AssetGraph graph = loading.done();
        print("built from %,d facts, %,d of them relations: %,d ms", loading.facts, loading.relations, millis(start));
        print("processor time so far: %,d ms", THREADS.getCurrentThreadCpuTime() / 1_000_000);
        print("heap of the graph: %,d MB", (used() - before) >> 20);
        List<AssetKey> asked = questions();
        measure("blast radius of an attack", asked, key -> new RadiusReading(graph).of(Of.ATTACK, key));
        measure("blast radius of a fix", asked, key -> new RadiusReading(graph).of(Of.FIX, key));
        measure("exposure path", asked, key -> new GraphWalk(graph).exposed(key));
        measure("whole profile", asked, key -> new ProfileReading(graph).profile(key));
        AssetGraph[] next = {graph};
        measure("revision with ten facts", asked, key -> next[0] = next[0].with(small(key), next[0].revision() + 1));
        sizes(graph, asked);
    }

    private static void sizes(AssetGraph graph, List<AssetKey> asked) {
        int[] reached = asked.stream()
                .limit(2_000)
                .mapToInt(key -> new RadiusReading(graph).of(Of.ATTACK, key).assets())
                .sorted()
                .toArray();
        print(
                "assets in a blast radius: median %,d, p90 %,d, p99 %,d, most %,d",
                reached[reached.length / 2],
                reached[reached.length * 9 / 10],
                reached[reached.length * 99 / 100],
                reached[reached.length - 1]);
    }

    private List<ContextFact> small(AssetKey key) {
        List<ContextFact> facts = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            facts.add(new AttributeFact(
                    key, Attribute.OWNER, "team", "bench-" + i, Trust.DECLARED, Instant.ofEpochSecond(i)));
        }
        return facts;
    }

    private List<AssetKey> questions() {
        Random random = new Random(7);
        List<AssetKey> keys = new ArrayList<>();
        for (int i = 0; i < QUESTIONS; i++) {
            keys.add(estate.key(random.nextInt(assets)));
        }
        return keys;
    }

    private static void measure(String what, List<AssetKey> asked, Consumer<AssetKey> question) {
        asked.stream().limit(asked.size() / 4).forEach(question);
        long[] nanos = new long[asked.size()];
        for (int i = 0; i < nanos.length; i++) {
            long start = THREADS.getCurrentThreadCpuTime();
            question.accept(asked.get(i));
            nanos[i] = THREADS.getCurrentThreadCpuTime() - start;
        }
        Arrays.sort(nanos);
        print(
                "%s: p50 %,.1f us, p90 %,.1f us, p99 %,.1f us, max %,.1f us",
                what,
                nanos[nanos.length / 2] / 1e3,
                nanos[nanos.length * 9 / 10] / 1e3,
                nanos[nanos.length * 99 / 100] / 1e3,
                nanos[nanos.length - 1] / 1e3);
    }

    private static long used() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    private static long millis(long start) {
        return Duration.ofNanos(System.nanoTime() - start).toMillis();
    }

    private static void print(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }

    /** Facts on their way into a graph, some at a time, as they come from the database. */
    private static final class Loading {
        private final List<ContextFact> waiting = new ArrayList<>();
        private AssetGraph graph = AssetGraph.EMPTY;
        private long facts;
        private long relations;

        private void take(ContextFact fact) {
            facts++;
            relations += fact instanceof ContextFact.RelationFact ? 1 : 0;
            waiting.add(fact);
            if (waiting.size() >= BATCH) {
                graph = graph.with(waiting, 0);
                waiting.clear();
            }
        }

        private AssetGraph done() {
            return graph.with(waiting, 1);
        }
    }
}
