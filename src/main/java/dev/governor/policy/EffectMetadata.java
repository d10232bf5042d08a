package dev.governor.policy;

import dev.governor.bundle.BundleProblem;
import dev.governor.bundle.RuleDefinition;
import dev.governor.kernel.Level;
import dev.governor.kernel.Spelling;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a rule that decides says about itself, be it about a plan or about an agent's action. */
public final class EffectMetadata {

    /** The effect of a rule that decides nothing but says who reviews when approval is required. */
    public static final String ASSIGN = "assign_reviewers";

    /** The metadata every deciding rule carries. */
    public static final Set<String> REQUIRED = Set.of("id", "title", "effect", "reason", "owner", "since");

    /** The metadata a deciding rule may carry. */
    public static final Set<String> OPTIONAL =
            Set.of("rationale", "control", "approver", "threshold", "obligation", "redaction");

    static final String EFFECT = "effect";
    static final String APPROVER = "approver";
    static final String THRESHOLD = "threshold";
    static final String OBLIGATION = "obligation";
    static final String REDACTION = "redaction";

    private static final Set<String> REVIEWERS = Set.of("approver");
    private static final Map<String, Outcome> EFFECTS =
            Arrays.stream(Outcome.values()).collect(Collectors.toUnmodifiableMap(Level::word, outcome -> outcome));
    private static final int MAX_THRESHOLD = 5;

    private EffectMetadata() {}

    /** Returns what {@code rule} asks for, or empty when it only assigns reviewers. */
    public static Optional<Outcome> effect(RuleDefinition rule) {
        return Optional.ofNullable(EFFECTS.get(rule.text(EFFECT)));
    }

    /** Tells whether {@code rule} allows. */
    public static boolean allows(RuleDefinition rule) {
        return rule.text(EFFECT).equals(Outcome.ALLOW.word());
    }

    /** Returns what is wrong with the metadata of {@code rule}. */
    public static List<BundleProblem> check(RuleDefinition rule) {
        List<BundleProblem> problems = new ArrayList<>();
        boolean assigns = rule.text(EFFECT).equals(ASSIGN);
        if (!assigns && effect(rule).isEmpty()) {
            problems.add(BundleProblem.of(
                    rule,
                    EFFECT,
                    "`" + rule.text(EFFECT) + "` is no effect",
                    Spelling.suggestion(rule.text(EFFECT), effects())));
        }
        if (rule.find(APPROVER).filter(role -> !REVIEWERS.contains(role)).isPresent()) {
            problems.add(BundleProblem.of(
                    rule,
                    APPROVER,
                    "`" + rule.text(APPROVER) + "` is no role that reviews",
                    "write one of " + REVIEWERS.stream().sorted().toList()));
        }
        if (rule.find(THRESHOLD).isPresent() && threshold(rule) < 1) {
            problems.add(
                    BundleProblem.of(rule, THRESHOLD, "`@threshold` is 1 to " + MAX_THRESHOLD, "write @threshold(1)"));
        }
        if (assigns != rule.find(APPROVER).isPresent()
                || assigns != rule.find(THRESHOLD).isPresent()) {
            problems.add(BundleProblem.of(
                    rule,
                    assigns ? EFFECT : rule.find(THRESHOLD).isPresent() ? THRESHOLD : APPROVER,
                    "`@approver` and `@threshold` belong to the effect `" + ASSIGN + "`",
                    "write all three or none"));
        }
        return problems;
    }

    /** Returns how many approvals {@code rule} asks for, 0 when it says nothing that counts. */
    static int threshold(RuleDefinition rule) {
        return rule.find(THRESHOLD)
                .filter(text -> text.matches("[1-" + MAX_THRESHOLD + "]"))
                .map(Integer::valueOf)
                .orElse(0);
    }

    private static List<String> effects() {
        return Stream.concat(Arrays.stream(Outcome.values()).map(Level::word), Stream.of(ASSIGN))
                .sorted()
                .toList();
    }
}
