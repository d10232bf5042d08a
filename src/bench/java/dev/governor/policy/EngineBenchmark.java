package dev.governor.policy;

import com.cedarpolicy.model.AuthorizationRequest;
import com.sun.management.ThreadMXBean;
import dev.governor.bundle.Evaluation;
import dev.governor.bundle.PolicyBundle;
import dev.governor.bundle.RuleMatch;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntFunction;
import org.jboss.logmanager.Level;
import org.jboss.logmanager.LogContext;

/**
 * The rule core at 30, 300 and 3,000 rules beside Cedar's Java binding and rules written by hand in Java: the same requests,
 * one thread, outcomes checked equal before anything is measured.
 */
public final class EngineBenchmark {

    private static final int REQUESTS = 1_000;
    private static final int MOST_TIMES = 2_000_000;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** What one engine did: times in nanoseconds, in order. */
    private record Measured(String engine, int rules, long[] times, double bytes, double perSecond) {

        double microseconds(double share) {
            return times[(int) Math.min(times.length - 1, Math.ceil(share * times.length) - 1)] / 1_000.0;
        }
    }

    private final Duration warmUp;
    private final Duration time;
    private final List<Measured> results = new ArrayList<>();

    private EngineBenchmark(Duration warmUp, Duration time) {
        this.warmUp = warmUp;
        this.time = time;
    }

    /** {@code EngineBenchmark [SECONDS]}: how long each engine is measured at each size; half of it more to warm up. */
    public static void main(String[] arguments) {
        LogContext.getLogContext().getLogger("").setLevel(Level.INFO);
        long seconds = arguments.length == 0 ? 10 : Long.parseLong(arguments[0]);
        EngineBenchmark benchmark = new EngineBenchmark(Duration.ofMillis(seconds * 500), Duration.ofSeconds(seconds));
        for (int rules : new int[] {30, 300, 3_000}) {
            benchmark.run(new GeneratedRules(rules));
        }
        System.out.println(benchmark.markdown());
    }

    private void run(GeneratedRules rules) {
        List<Case> requests = rules.requests(REQUESTS);
        long start = System.nanoTime();
        PolicyBundle compiled = TestingBundles.load(rules.bundle("1.0.0"));
        System.err.printf(
                Locale.ROOT,
                "bench: %,d rules compiled in %,d ms%n",
                rules.count(),
                (System.nanoTime() - start) / 1_000_000);
        PolicyBundle read = TestingBundles.read(rules.bundle("1.0.0"));
        CedarEngine cedar = new CedarEngine(rules);
        List<AuthorizationRequest> authorizations =
                requests.stream().map(CedarEngine::request).toList();
        Map<String, List<GeneratedRules.JavaRule>> index = new HashMap<>();
        for (int key = 0; key < rules.keys(); key++) {
            index.put("k" + key, GeneratedRules.java());
        }
        check(requests, authorizations, compiled, read, cedar, index);
        measure("ours, compiled", rules, i -> decide(requests.get(i), compiled).outcome());
        measure("ours, read only", rules, i -> decide(requests.get(i), read).outcome());
        measure("cedar-java 4.10.0", rules, i -> cedar.decide(authorizations.get(i)));
        measure("by hand in Java", rules, i -> decide(requests.get(i), index));
    }

    private static void check(
            List<Case> requests,
            List<AuthorizationRequest> authorizations,
            PolicyBundle compiled,
            PolicyBundle read,
            CedarEngine cedar,
            Map<String, List<GeneratedRules.JavaRule>> index) {
        int allowed = 0;
        for (int i = 0; i < requests.size(); i++) {
            Case facts = requests.get(i);
            Verdict verdict = decide(facts, compiled);
            boolean same = verdict.equals(decide(facts, read))
                    && verdict.outcome() == cedar.decide(authorizations.get(i))
                    && verdict.outcome() == decide(facts, index);
            if (!same) {
                throw new IllegalStateException("the engines disagree on " + facts);
            }
            allowed += verdict.outcome() == Outcome.ALLOW ? 1 : 0;
        }
        if (allowed < requests.size() / 20 || allowed > requests.size() * 19 / 20) {
            throw new IllegalStateException("the requests are all alike: " + allowed + " are allowed");
        }
    }

    private static Verdict decide(Case facts, PolicyBundle bundle) {
        Evaluation evaluation = bundle.rules(PolicyVocabulary.DIRECTORY).evaluate(List.of(facts));
        return ConflictResolution.resolve(((Evaluation.Matched) evaluation)
                .matches().stream().map(RuleMatch::rule).toList());
    }

    private static Outcome decide(Case facts, Map<String, List<GeneratedRules.JavaRule>> index) {
        Outcome outcome = Outcome.DENY;
        for (GeneratedRules.JavaRule rule : index.getOrDefault(facts.resourceType(), List.of())) {
            if (rule.box().test(facts)) {
                if (rule.effect() == Outcome.DENY) {
                    return Outcome.DENY;
                }
                outcome = rule.effect();
            }
        }
        return outcome;
    }

    private void measure(String engine, GeneratedRules rules, IntFunction<Outcome> decision) {
        loop(decision, warmUp, new long[MOST_TIMES]);
        long[] times = new long[MOST_TIMES];
        long bytes = THREADS.getCurrentThreadAllocatedBytes();
        long start = System.nanoTime();
        long decided = loop(decision, time, times);
        long took = System.nanoTime() - start;
        bytes = THREADS.getCurrentThreadAllocatedBytes() - bytes;
        long[] sorted = Arrays.copyOf(times, (int) Math.min(decided, MOST_TIMES));
        Arrays.sort(sorted);
        results.add(new Measured(engine, rules.count(), sorted, (double) bytes / decided, decided * 1e9 / took));
    }

    /** Decides for {@code time}, keeps the last times, and returns how many there were. */
    private static long loop(IntFunction<Outcome> decision, Duration time, long[] times) {
        long end = System.nanoTime() + time.toNanos();
        long decided = 0;
        int denials = 0;
        long before = System.nanoTime();
        while (before < end) {
            denials += decision.apply((int) (decided % REQUESTS)) == Outcome.DENY ? 1 : 0;
            long after = System.nanoTime();
            times[(int) (decided % MOST_TIMES)] = after - before;
            before = after;
            decided++;
        }
        if (denials == 0) {
            throw new IllegalStateException("nothing was denied");
        }
        return decided;
    }

    private String markdown() {
        StringBuilder table = new StringBuilder(
                        "| rules | engine | decisions/s | p50 µs | p99 µs | bytes | ours is |\n")
                .append("|---:|---|---:|---:|---:|---:|---:|\n");
        for (Measured each : results) {
            table.append(String.format(
                    Locale.ROOT,
                    "| %,d | %s | %,.0f | %.2f | %.2f | %,.0f | %s |%n",
                    each.rules(),
                    each.engine(),
                    each.perSecond(),
                    each.microseconds(0.5),
                    each.microseconds(0.99),
                    each.bytes(),
                    ratio(each)));
        }
        Measured few = ours(30);
        Measured many = ours(3_000);
        table.append(String.format(
                Locale.ROOT,
                "%n3,000 rules beside 30 with as many matches, compiled: %.2f times the time (goal: at most 1.5)%n",
                few.perSecond() / many.perSecond()));
        table.append(String.format(
                Locale.ROOT,
                "300 rules beside cedar-java, compiled: %.0f times as fast (goal: at least 100)%n",
                ours(300).perSecond() / named("cedar-java 4.10.0", 300).perSecond()));
        return table.toString();
    }

    private String ratio(Measured each) {
        return String.format(
                Locale.ROOT, "%.2f times as fast", ours(each.rules()).perSecond() / each.perSecond());
    }

    private Measured ours(int rules) {
        return named("ours, compiled", rules);
    }

    private Measured named(String engine, int rules) {
        return results.stream()
                .filter(each -> each.engine().equals(engine) && each.rules() == rules)
                .findFirst()
                .orElseThrow();
    }
}
