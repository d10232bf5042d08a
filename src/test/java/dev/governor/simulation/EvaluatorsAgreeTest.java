package dev.governor.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.governor.bundle.BundleSource;
import dev.governor.bundle.Evaluation;
import dev.governor.bundle.PolicyBundle;
import dev.governor.bundle.RuleMatch;
import dev.governor.policy.TestingBundles;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Rules that were only read hold for the same facts as rules that were compiled: what is tried is what will decide. */
class EvaluatorsAgreeTest {

    private static final int CASES = 20_000;
    private static final Map<String, List<String>> WORDS = Map.of(
            "environment", List.of("production", "staging", "sandbox", "unknown"),
            "riskBand", List.of("low", "medium", "high", "critical"),
            "blastRadius", List.of("none", "low", "medium", "high"),
            "resourceType", List.of("a", "b", "other"));

    @Test
    void shouldAgreeOnTheDefaultBundle() {
        PolicyBundle compiled = TestingBundles.defaultBundle();

        compiled.rules().keySet().forEach(directory -> agree(TestingBundles.readDefault(), compiled, directory, CASES));
    }

    @Test
    void shouldAgreeOnGeneratedBundles() {
        for (int seed = 1; seed <= 2; seed++) {
            TreeMap<String, byte[]> files =
                    new TreeMap<>(TestingBundles.source().files());
            files.put("policy/generated.drl", generated(new Random(seed)).getBytes(StandardCharsets.UTF_8));
            BundleSource source = new BundleSource("generated " + seed, files);

            agree(TestingBundles.read(source), TestingBundles.load(source), "policy", CASES / 4);
        }
    }

    private static void agree(PolicyBundle read, PolicyBundle compiled, String directory, int count) {
        TestingCases cases = new TestingCases(read, directory, count);
        int matches = 0;
        for (int i = 0; i < count; i++) {
            Record fact = cases.next();
            List<String> expected = holding(compiled.rules(directory).evaluate(List.of(fact)));
            assertThat(holding(read.rules(directory).evaluate(List.of(fact))))
                    .as(fact.toString())
                    .isEqualTo(expected);
            matches += expected.size();
        }
        assertThat(matches).isGreaterThan(count / 2);
    }

    private static List<String> holding(Evaluation evaluation) {
        return ((Evaluation.Matched) evaluation)
                .matches().stream().map(RuleMatch::rule).map(rule -> rule.id()).toList();
    }

    private static String generated(Random random) {
        StringBuilder drl = new StringBuilder("package governor.policy;\n\nimport dev.governor.policy.Case;\n");
        for (int i = 0; i < 60; i++) {
            List<String> sides = new ArrayList<>(List.of(word("environment", random)));
            WORDS.keySet().stream()
                    .sorted()
                    .skip(random.nextInt(4))
                    .limit(2)
                    .forEach(each -> sides.add(word(each, random)));
            sides.add(List.of(
                            "destructive == true",
                            "riskScore >= " + random.nextInt(100),
                            "riskScore < 60",
                            "riskScore > 20")
                    .get(random.nextInt(4)));
            drl.append("""

                    rule "deny/generated-%1$d"
                      @id("deny/generated-%1$d") @title("t") @effect("deny") @reason("r") @owner("o") @since("1")
                    when
                      Case(%2$s)
                    then
                    end
                    """.formatted(i, String.join(", ", sides)));
        }
        return drl.toString();
    }

    private static String word(String property, Random random) {
        List<String> words = WORDS.get(property);
        String word = words.get(random.nextInt(words.size()));
        return switch (random.nextInt(3)) {
            case 0 -> property + " == \"" + word + "\"";
            case 1 ->
                property
                        + words.stream()
                                .limit(1 + random.nextInt(2))
                                .collect(Collectors.joining("\", \"", " in (\"", "\")"));
            default -> property + (property.equals("environment") ? " == \"" : " != \"") + word + "\"";
        };
    }
}
