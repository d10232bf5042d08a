package dev.governor.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.governor.analysis.Remark.Kind;
import dev.governor.bundle.Constraint;
import dev.governor.bundle.Operator;
import dev.governor.bundle.PolicyBundle;
import dev.governor.bundle.RuleDefinition;
import dev.governor.bundle.SourcePlace;
import dev.governor.policy.ConflictResolution;
import dev.governor.policy.Outcome;
import dev.governor.policy.action.ActionCase;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What is proved and remarked of small random bundles is what putting every case to the engine shows.
 *
 * <p>The rules read five properties of an action; all their 720 values together are tried, the other properties stay as they
 * are.
 */
class ExactnessTest {

    private static final Map<String, List<Object>> VALUES = new LinkedHashMap<>(Map.of(
            "egress", List.of("none", "internal", "known", "unknown", "metadata"),
            "session", List.of("fresh", "warned"),
            "permitted", List.of("granted", "withheld", "unknown"),
            "secretsFound", List.of(true, false),
            "sessionDenials", List.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11)));
    private static final List<String> EFFECTS =
            List.of("allow", "allow", "alert", "redact", "deny", "terminate", "require_approval", "assign_reviewers");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void shouldAgreeWithCounting(long seed) {
        Random random = new Random(seed);
        PolicyBundle bundle =
                TestingMutants.ofTheDefault().withOnly(rules(random)).read();
        Map<ActionCase, List<RuleDefinition>> holding = everyCase(bundle);

        remarks(bundle, holding);
        for (int i = 0; i < 30; i++) {
            proof(bundle, holding, random);
        }
    }

    private static void proof(PolicyBundle bundle, Map<ActionCase, List<RuleDefinition>> holding, Random random) {
        Set<Outcome> never = Arrays.stream(Outcome.values())
                .filter(outcome -> random.nextInt(3) == 0)
                .collect(Collectors.toSet());
        Map<String, List<Object>> when = new LinkedHashMap<>();
        VALUES.forEach((property, values) -> {
            if (random.nextInt(3) == 0) {
                when.put(property, some(values, random));
            }
        });
        List<Constraint> constraints = when.entrySet().stream()
                .map(each -> new Constraint(
                        each.getKey(), Operator.IN, each.getValue(), SourcePlace.startOf("properties/agents.yaml")))
                .toList();
        boolean so = holding.entrySet().stream()
                .filter(each -> meets(each.getKey(), when))
                .noneMatch(each -> never.contains(answer(each.getKey(), holding)));

        Proof proof = new AuthorProperty(
                        "random", "random", "agents", never, constraints, SourcePlace.startOf("properties/agents.yaml"))
                .prove(bundle);

        assertThat(proof.status()).as("%s %s", never, when).isEqualTo(so ? Proof.Status.HOLDS : Proof.Status.FAILS);
        if (!so) {
            ActionCase example = fact(bundle, proof.counterexample());
            assertThat(meets(example, when)).as(proof.toString()).isTrue();
            assertThat(Replay.ofEngine(bundle, "agents", example)).isIn(never);
        }
    }

    /** The stricter of two answers: to the case, and to the same case of a caller that says nothing. */
    private static Outcome answer(ActionCase fact, Map<ActionCase, List<RuleDefinition>> holding) {
        Outcome said = ConflictResolution.resolve(holding.get(fact)).outcome();
        Outcome unsaid = holding.entrySet().stream()
                .filter(each -> each.getKey().permitted().equals("unknown"))
                .filter(each -> each.getKey().egress().equals(fact.egress())
                        && each.getKey().session().equals(fact.session())
                        && each.getKey().secretsFound() == fact.secretsFound()
                        && each.getKey().sessionDenials() == fact.sessionDenials())
                .map(each -> ConflictResolution.resolve(each.getValue()).outcome())
                .findFirst()
                .orElseThrow();
        return said.compareTo(unsaid) > 0 ? said : unsaid;
    }

    private static void remarks(PolicyBundle bundle, Map<ActionCase, List<RuleDefinition>> holding) {
        Set<String> unreachable = about(bundle, Kind.UNREACHABLE);
        Set<String> shadowed = about(bundle, Kind.SHADOWED);
        Set<String> redundant = about(bundle, Kind.REDUNDANT);
        for (RuleDefinition rule : bundle.rules("agents").definitions()) {
            List<List<RuleDefinition>> where = holding.values().stream()
                    .filter(rules -> rules.contains(rule))
                    .toList();
            assertThat(unreachable.contains(rule.id())).as(rule.id()).isEqualTo(where.isEmpty());
            if (where.isEmpty()) {
                continue;
            }
            boolean covered =
                    where.stream().allMatch(rules -> rules.stream().anyMatch(other -> strength(other) >= from(rule)));
            assertThat(shadowed.contains(rule.id())).as(rule.id()).isEqualTo(covered);
            boolean doubled = where.stream()
                    .allMatch(rules -> rules.stream()
                            .anyMatch(other -> other != rule
                                    && strength(other) == strength(rule)
                                    && !redundant.contains(other.id())));
            assertThat(redundant.contains(rule.id())).as(rule.id()).isEqualTo(doubled && !covered);
        }
    }

    private static Set<String> about(PolicyBundle bundle, Kind kind) {
        return BundleAnalysis.of(bundle).stream()
                .filter(remark -> remark.kind() == kind)
                .filter(remark -> remark.places().get(0).file().startsWith("agents/"))
                .map(remark -> remark.message().split("`")[1])
                .collect(Collectors.toSet());
    }

    /** From which strength on another rule decides instead. */
    private static int from(RuleDefinition rule) {
        return strength(rule) < 0
                ? Outcome.DENY.ordinal()
                : Math.max(Outcome.REQUIRE_APPROVAL.ordinal(), strength(rule) + 1);
    }

    private static int strength(RuleDefinition rule) {
        String effect = rule.text("effect");
        return effect.equals("assign_reviewers")
                ? -1
                : Outcome.valueOf(effect.toUpperCase(Locale.ROOT)).ordinal();
    }

    private static Map<ActionCase, List<RuleDefinition>> everyCase(PolicyBundle bundle) {
        List<Map<String, Object>> cases = new ArrayList<>(List.of(Map.of()));
        for (Map.Entry<String, List<Object>> property : VALUES.entrySet()) {
            List<Map<String, Object>> longer = new ArrayList<>();
            for (Map<String, Object> each : cases) {
                for (Object value : property.getValue()) {
                    Map<String, Object> more = new LinkedHashMap<>(each);
                    more.put(property.getKey(), value);
                    longer.add(more);
                }
            }
            cases = longer;
        }
        Map<ActionCase, List<RuleDefinition>> holding = new LinkedHashMap<>();
        Map<String, Object> ordinary = ordinary(bundle);
        for (Map<String, Object> each : cases) {
            Map<String, Object> values = new LinkedHashMap<>(ordinary);
            values.putAll(each);
            ActionCase fact = fact(bundle, values);
            holding.put(fact, Replay.holding(bundle, "agents", fact));
        }
        return holding;
    }

    private static Map<String, Object> ordinary(PolicyBundle bundle) {
        RuleSet set = RuleSet.of(bundle, "agents", List.of()).orElseThrow();
        return set.space().example(set.domain());
    }

    private static ActionCase fact(PolicyBundle bundle, Map<String, Object> values) {
        return (ActionCase)
                RuleSet.of(bundle, "agents", List.of()).orElseThrow().space().fact(values);
    }

    private static boolean meets(ActionCase fact, Map<String, List<Object>> when) {
        return when.entrySet().stream()
                .allMatch(each -> each.getValue()
                        .contains(
                                switch (each.getKey()) {
                                    case "egress" -> fact.egress();
                                    case "session" -> fact.session();
                                    case "permitted" -> fact.permitted();
                                    case "secretsFound" -> fact.secretsFound();
                                    default -> fact.sessionDenials();
                                }));
    }

    private static String rules(Random random) {
        StringBuilder rules =
                new StringBuilder("package governor.agents;\nimport dev.governor.policy.action.ActionCase;\n");
        for (int i = 0; i < 3 + random.nextInt(8); i++) {
            String effect = EFFECTS.get(random.nextInt(EFFECTS.size()));
            Set<String> conditions = new LinkedHashSet<>();
            conditions.add(words("egress", random));
            boolean mayReadClaims = !effect.equals("allow");
            if (random.nextBoolean()) {
                conditions.add("secretsFound == " + random.nextBoolean());
            }
            if (random.nextBoolean()) {
                conditions.add(mayReadClaims ? words("permitted", random) : words("session", random));
            }
            while (random.nextBoolean() && conditions.size() < 6) {
                conditions.add("sessionDenials "
                        + List.of("<", "<=", ">", ">=", "==", "!=").get(random.nextInt(6)) + " " + random.nextInt(10));
            }
            rules.append(TestingRules.aboutAgents("rule/" + i, effect, String.join(", ", conditions)));
        }
        return rules.toString()
                .replace(
                        "@effect(\"assign_reviewers\")",
                        "@effect(\"assign_reviewers\") @approver(\"approver\") @threshold(1)")
                .replace("@effect(\"redact\")", "@effect(\"redact\") @redaction(\"secrets\")");
    }

    private static String words(String property, Random random) {
        return some(VALUES.get(property), random).stream()
                .map(Object::toString)
                .collect(Collectors.joining("\", \"", property + " in (\"", "\")"));
    }

    private static List<Object> some(List<Object> values, Random random) {
        List<Object> some = new ArrayList<>(values);
        Collections.shuffle(some, random);
        return some.subList(0, 1 + random.nextInt(values.size()));
    }
}
