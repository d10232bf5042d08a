package dev.governor.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.governor.kernel.CanonicalJson;
import dev.governor.policy.Case;
import dev.governor.policy.TestingBundles;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What decides in production is compiled and reuses its sessions; what it answers is what the rules say as boxes. */
class CompiledRulesTest {

    private static final PolicyBundle BUNDLE = TestingBundles.defaultBundle();
    private static final RuleEvaluator COMPILED = BUNDLE.rules("policy");
    private static final FactType FACT = BUNDLE.facts().get("policy");
    private static final RuleEvaluator INTERPRETED = new InterpretedRules(FACT, COMPILED.definitions());
    private static final int CASES = 20_000;

    /** A busy machine may let a decision run out of time; it is asked again. */
    private static final int ATTEMPTS = 10;

    @Test
    void shouldAnswerAsTheBoxesDoWhateverWasAskedBefore() {
        Random random = new Random(1);
        for (int i = 0; i < CASES; i++) {
            Case facts = anyCase(random);
            assertThat(ids(COMPILED, facts)).as("%s", facts).isEqualTo(ids(INTERPRETED, facts));
        }
    }

    @Test
    void shouldAnswerTheSameToManyAtOnce() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        List<Future<?>> running = new ArrayList<>();
        for (int seed = 0; seed < 4; seed++) {
            Random random = new Random(seed);
            running.add(threads.submit(() -> {
                for (int i = 0; i < CASES / 4; i++) {
                    Case facts = anyCase(random);
                    assertThat(ids(COMPILED, facts)).isEqualTo(ids(INTERPRETED, facts));
                }
            }));
        }
        for (Future<?> each : running) {
            each.get();
        }
        threads.shutdown();
    }

    @Test
    void shouldForgetADecisionThatBroke() {
        Case facts = anyCase(new Random(3));
        List<Record> broken = new ArrayList<>(List.of(facts));
        broken.add(null);

        assertThat(COMPILED.evaluate(broken)).isInstanceOf(Evaluation.Failed.class);
        assertThat(ids(COMPILED, facts)).isEqualTo(ids(INTERPRETED, facts));
    }

    private static List<String> ids(RuleEvaluator rules, Case facts) {
        Evaluation evaluation = rules.evaluate(List.of(facts));
        for (int more = 0; evaluation instanceof Evaluation.TimedOut && more < ATTEMPTS; more++) {
            evaluation = rules.evaluate(List.of(facts));
        }
        return ((Evaluation.Matched) evaluation)
                .matches().stream().map(match -> match.rule().id()).toList();
    }

    private static Case anyCase(Random random) {
        Map<String, Object> facts = new LinkedHashMap<>();
        for (RecordComponent component : Case.class.getRecordComponents()) {
            facts.put(snake(component.getName()), anyValue(component, random));
        }
        return CanonicalJson.read(CanonicalJson.write(facts), Case.class);
    }

    private static Object anyValue(RecordComponent component, Random random) {
        if (component.getType() == boolean.class) {
            return random.nextBoolean();
        }
        if (component.getType() == int.class) {
            return random.nextInt(101);
        }
        List<String> words = FACT.words(component.getName())
                .map(known -> known.stream().sorted().toList())
                .orElse(List.of("database", "other"));
        return words.get(random.nextInt(words.size()));
    }

    private static String snake(String name) {
        return name.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }
}
