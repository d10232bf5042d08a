package dev.governor.policy;

import dev.governor.bundle.Evaluation;
import dev.governor.bundle.PolicyBundle;
import dev.governor.bundle.RuleDefinition;
import dev.governor.bundle.RuleMatch;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jboss.logmanager.Level;
import org.jboss.logmanager.LogContext;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * Decisions a second on the default bundle: the rule engine beside a hand-written index of the same rules.
 *
 * <p>Both find the rules that hold and resolve their conflict; {@link #prepare} checks that they agree on every case, rule by rule and in the
 * whole verdict.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class DecisionBenchmark {

    private PolicyBundle bundle;
    private HandWrittenIndex index;
    private List<Case> cases;
    private int next;

    @Setup
    public void prepare() {
        logLikeTheServer();
        bundle = TestingBundles.defaultBundle();
        index = new HandWrittenIndex(bundle.rules(PolicyVocabulary.DIRECTORY).definitions());
        cases = cases();
        for (Case facts : cases) {
            boolean sameRules = ids(rulesOf(facts)).equals(ids(index.holding(facts)));
            Verdict verdict = PolicyEngine.evaluate(facts, bundle);
            if (!sameRules || !verdict.equals(ConflictResolution.resolve(index.holding(facts)))) {
                throw new IllegalStateException("the engine and the index disagree on " + facts);
            }
        }
    }

    @Benchmark
    public Verdict ruleEngine() {
        return PolicyEngine.evaluate(nextCase(), bundle);
    }

    @Benchmark
    public Verdict handWrittenIndex() {
        return ConflictResolution.resolve(index.holding(nextCase()));
    }

    @Benchmark
    public Evaluation ruleEngineMatchOnly() {
        return bundle.rules(PolicyVocabulary.DIRECTORY).evaluate(List.of(nextCase()));
    }

    @Benchmark
    public List<RuleDefinition> handWrittenIndexMatchOnly() {
        return index.holding(nextCase());
    }

    /** Outside the server every level is on, and the engine would spend most of its time on traces nobody reads. */
    private static void logLikeTheServer() {
        LogContext.getLogContext().getLogger("").setLevel(Level.INFO);
    }

    private Case nextCase() {
        next = (next + 1) % cases.size();
        return cases.get(next);
    }

    private List<RuleDefinition> rulesOf(Case facts) {
        Evaluation evaluation = bundle.rules(PolicyVocabulary.DIRECTORY).evaluate(List.of(facts));
        return ((Evaluation.Matched) evaluation)
                .matches().stream().map(RuleMatch::rule).toList();
    }

    private static List<String> ids(Collection<RuleDefinition> rules) {
        return rules.stream()
                .map(RuleDefinition::id)
                .sorted(Comparator.naturalOrder())
                .toList();
    }

    private static List<Case> cases() {
        List<Case> cases = new ArrayList<>();
        for (String action : List.of("revoke_public_grant", "delete_resource")) {
            for (String environment : List.of("sandbox", "test", "staging", "production", "unknown")) {
                for (String band : List.of("low", "medium", "high", "critical")) {
                    for (String radius : List.of("none", "low", "medium", "high")) {
                        cases.add(facts(action, environment, band, radius));
                    }
                }
            }
        }
        return cases;
    }

    private static Case facts(String action, String environment, String band, String radius) {
        boolean destructive = action.equals("delete_resource");
        return new Case(
                "default",
                action,
                "database_public_grant",
                "postgresql_table",
                environment,
                "curated",
                "internal",
                "internal",
                true,
                50,
                band,
                radius,
                radius,
                "database",
                false,
                destructive,
                false,
                "none",
                false,
                false,
                "forward",
                !destructive,
                true,
                true,
                true,
                true,
                true,
                true,
                false,
                "unknown",
                "unknown");
    }

    /** Measures in a JVM of its own for about 70 seconds; what the harness says goes to {@code log}. */
    public static DecisionRates measure(Path log) {
        try {
            Collection<RunResult> results = new Runner(new OptionsBuilder()
                            .include(DecisionBenchmark.class.getName())
                            .forks(1)
                            .warmupIterations(3)
                            .warmupTime(TimeValue.seconds(2))
                            .measurementIterations(5)
                            .measurementTime(TimeValue.seconds(2))
                            .addProfiler(GCProfiler.class)
                            .shouldFailOnError(true)
                            .output(log.toString())
                            .build())
                    .run();
            return new DecisionRates(
                    rate(results, "ruleEngine"),
                    rate(results, "handWrittenIndex"),
                    bytes(results, "ruleEngine"),
                    bytes(results, "handWrittenIndex"),
                    rate(results, "ruleEngineMatchOnly"),
                    rate(results, "handWrittenIndexMatchOnly"));
        } catch (RunnerException e) {
            throw new IllegalStateException("the decisions could not be measured, see " + log, e);
        }
    }

    private static double rate(Collection<RunResult> results, String name) {
        return named(results, name).getPrimaryResult().getScore();
    }

    private static double bytes(Collection<RunResult> results, String name) {
        return named(results, name)
                .getSecondaryResults()
                .get("gc.alloc.rate.norm")
                .getScore();
    }

    private static RunResult named(Collection<RunResult> results, String name) {
        return results.stream()
                .filter(result -> result.getPrimaryResult().getLabel().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("nothing was measured as " + name));
    }
}
