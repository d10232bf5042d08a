package dev.governor.analysis;

import dev.governor.bundle.FactType;
import dev.governor.bundle.PolicyBundle;
import dev.governor.bundle.RuleDefinition;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The exact difference between two bundles as behaviour: the cases that their rules answer differently. */
public final class BehaviourRegions {

    /** The most regions that are returned. */
    public static final int MAX_REGIONS = 1_000;

    private BehaviourRegions() {}

    /**
     * Returns disjoint sets of cases whose outcome differs between {@code before} and {@code after}.
     *
     * <p>It is about the rules' answer to one fact. Undoing a plan is a fact of its own, whose {@code direction} is {@code
     * rollback}; and what the engine denies by itself, such as an unknown action, it denies with any bundle.
     *
     * @param directory the rules to compare, for example {@code policy}; the answer is empty when either bundle has none
     * @return at most {@link #MAX_REGIONS}; none at all means that no case is answered differently
     */
    public static List<BehaviourRegion> differences(PolicyBundle before, PolicyBundle after, String directory) {
        FactType one = before.facts().get(directory);
        FactType other = after.facts().get(directory);
        if (one == null || other == null || !one.type().equals(other.type())) {
            return List.of();
        }
        List<RuleDefinition> ofOne = before.rules(directory).definitions();
        List<RuleDefinition> ofOther = after.rules(directory).definitions();
        Space space = Space.of(
                List.of(one, other),
                Stream.concat(ofOne.stream(), ofOther.stream())
                        .flatMap(rule -> rule.constraints().stream())
                        .toList());
        Map<Meaning, RuleBox> known = new HashMap<>();
        List<View> views = List.of(View.of(boxes(ofOne, space, known)), View.of(boxes(ofOther, space, known)));
        Box asked = Domain.of(directory).restrict(space, space.whole());
        return RegionSearch.find(new Question.Differs(), asked, views, Budget.ordinary(), MAX_REGIONS).stream()
                .map(region -> region(region, space, before, after, directory))
                .toList();
    }

    /** What a rule means for outcomes: rules of two bundles that mean the same need not be told apart. */
    private record Meaning(int effect, Map<Integer, BitSet> sides) {}

    private static List<RuleBox> boxes(List<RuleDefinition> rules, Space space, Map<Meaning, RuleBox> known) {
        return rules.stream()
                .map(space::box)
                .map(box -> known.computeIfAbsent(new Meaning(box.effect(), box.sides()), meaning -> box))
                .distinct()
                .toList();
    }

    private static BehaviourRegion region(
            RegionSearch.Region region, Space space, PolicyBundle before, PolicyBundle after, String directory) {
        Map<String, Object> example = space.example(region.box());
        Record fact = space.fact(example);
        return new BehaviourRegion(
                example,
                space.conditions(region.box()),
                region.standings().get(0).outcome(),
                region.standings().get(1).outcome(),
                ids(before, directory, fact),
                ids(after, directory, fact));
    }

    private static List<String> ids(PolicyBundle bundle, String directory, Record fact) {
        return Replay.holding(bundle, directory, fact).stream()
                .map(RuleDefinition::id)
                .toList();
    }
}
