package dev.governor.policy;

import dev.governor.bundle.BundleSource;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * The same generated policy in three languages: our rules, Cedar and plain Java; and requests to ask all three.
 *
 * <p>Each key has the same five rules, so that the number of rules that hold does not depend on how many there are.
 *
 * @param count how many rules, a multiple of five
 */
record GeneratedRules(int count) {

    private static final int SHAPES = 5;
    private static final String BUNDLE = "bundle.yaml";

    /** One rule in plain Java. */
    record JavaRule(Outcome effect, Predicate<Case> box) {}

    int keys() {
        return count / SHAPES;
    }

    /** Returns a bundle of these rules alone; {@code version} becomes its version and stands in every reason. */
    BundleSource bundle(String version) {
        TreeMap<String, byte[]> files = new TreeMap<>();
        TestingBundles.source().files().forEach((file, bytes) -> {
            if (file.equals(BUNDLE) || Set.of("risk", "agents", "templates").contains(file.split("/")[0])) {
                files.put(file, bytes);
            }
        });
        String manifest = new String(files.get(BUNDLE), StandardCharsets.UTF_8)
                .replaceAll("(?m)^version: .*$", "version: " + version)
                .replaceAll("max_rules: [0-9]+", "max_rules: 100000");
        files.put(BUNDLE, manifest.getBytes(StandardCharsets.UTF_8));
        StringBuilder drl = new StringBuilder("package governor.policy;\n\nimport dev.governor.policy.Case;\n");
        for (int key = 0; key < keys(); key++) {
            for (int shape = 0; shape < SHAPES; shape++) {
                drl.append("""

                        rule "generated/k%1$d-%2$d"
                          @id("generated/k%1$d-%2$d") @title("generated") @effect("%3$s") @reason("of %4$s") @owner("bench") @since("1")
                        when
                          Case(resourceType == "k%1$d", %5$s)
                        then
                        end
                        """.formatted(key, shape, shape < 2 ? "allow" : "deny", version, condition(shape)));
            }
        }
        files.put("policy/generated.drl", drl.toString().getBytes(StandardCharsets.UTF_8));
        return new BundleSource("generated", files);
    }

    /** Returns the rules in Cedar, by id. */
    Map<String, String> cedar() {
        Map<String, String> policies = new TreeMap<>();
        for (int key = 0; key < keys(); key++) {
            for (int shape = 0; shape < SHAPES; shape++) {
                policies.put(
                        "k" + key + "-" + shape,
                        "%s(principal, action == Action::\"k%d\", resource) when { %s };"
                                .formatted(shape < 2 ? "permit" : "forbid", key, cedarCondition(shape)));
            }
        }
        return policies;
    }

    /** Returns the rules of one key in plain Java. */
    static List<JavaRule> java() {
        Set<String> quiet = Set.of("sandbox", "test");
        Set<String> low = new HashSet<>(List.of("low", "medium"));
        return List.of(
                new JavaRule(
                        Outcome.ALLOW, facts -> quiet.contains(facts.environment()) && low.contains(facts.riskBand())),
                new JavaRule(
                        Outcome.ALLOW,
                        facts -> facts.environment().equals("staging") && facts.ownerKnown() && facts.riskScore() < 40),
                new JavaRule(Outcome.DENY, facts -> facts.environment().equals("production") && facts.destructive()),
                new JavaRule(Outcome.DENY, facts -> facts.riskScore() >= 80),
                new JavaRule(
                        Outcome.DENY,
                        facts -> facts.dataClassification().equals("restricted")
                                && facts.exposure().equals("internet")));
    }

    /** Returns requests whose facts, but for the key, are the same however many rules there are. */
    List<Case> requests(int howMany) {
        Random random = new Random(4);
        Case base = (Case) new PolicyVocabulary().samples().get(0);
        List<Case> requests = new ArrayList<>();
        for (int i = 0; i < howMany; i++) {
            int key = random.nextInt(1_000_000) % keys();
            requests.add(FactCopy.with(
                    base,
                    Map.of(
                            "resourceType", "k" + key,
                            "environment", pick(random, "sandbox", "test", "staging", "production"),
                            "riskBand", pick(random, "low", "medium", "high", "critical"),
                            "riskScore", random.nextInt(101),
                            "ownerKnown", random.nextBoolean(),
                            "destructive", random.nextBoolean(),
                            "dataClassification", pick(random, "internal", "restricted"),
                            "exposure", pick(random, "internal", "internet"))));
        }
        return requests;
    }

    private static String condition(int shape) {
        return switch (shape) {
            case 0 -> "environment in (\"sandbox\", \"test\"), riskBand in (\"low\", \"medium\")";
            case 1 -> "environment == \"staging\", ownerKnown == true, riskScore < 40";
            case 2 -> "environment == \"production\", destructive == true";
            case 3 -> "riskScore >= 80";
            default -> "dataClassification == \"restricted\", exposure == \"internet\"";
        };
    }

    private static String cedarCondition(int shape) {
        return switch (shape) {
            case 0 ->
                "[\"sandbox\", \"test\"].contains(context.environment)"
                        + " && [\"low\", \"medium\"].contains(context.risk_band)";
            case 1 -> "context.environment == \"staging\" && context.owner_known && context.risk_score < 40";
            case 2 -> "context.environment == \"production\" && context.destructive";
            case 3 -> "context.risk_score >= 80";
            default -> "context.data_classification == \"restricted\" && context.exposure == \"internet\"";
        };
    }

    private static String pick(Random random, String... words) {
        return words[random.nextInt(words.length)];
    }
}
