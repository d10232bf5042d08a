package dev.governor.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;

import dev.governor.bundle.RuleDefinition;
import dev.governor.bundle.SourcePlace;
import dev.governor.policy.ConflictResolution;
import dev.governor.policy.Outcome;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.quicktheories.core.Gen;

/** Boxes agree with counting, in a space of three dimensions with four cells each. */
class BoxTest {

    private static final int CELLS = 4;
    private static final List<String> EFFECTS =
            List.of("allow", "alert", "redact", "require_approval", "deny", "terminate", "assign_reviewers");
    private static final Box WHOLE = box(0xfff);

    @Test
    void whatIsInBothIsInEach() {
        qt().forAll(sides(), sides())
                .checkAssert((one, other) -> everyCase()
                        .forEach(each -> assertThat(holds(box(one).and(box(other)), each))
                                .isEqualTo(holds(box(one), each) && holds(box(other), each))));
    }

    @Test
    void aCutLosesNoCaseAndDoublesNone() {
        qt().forAll(sides(), sides(), integers().between(0, 2)).checkAssert((cases, cut, dimension) -> {
            Box box = box(cases);
            BitSet side = box(cut).side(dimension);
            everyCase().forEach(each -> {
                boolean inside = holds(box.within(dimension, side), each);
                boolean outside = holds(box.outside(dimension, side), each);
                assertThat(inside && outside).isFalse();
                assertThat(inside || outside).isEqualTo(holds(box, each));
            });
        });
    }

    @Test
    void aGapIsACaseThatNoRuleHoldsFor() {
        qt().forAll(sides(), lists().of(sides()).ofSizeBetween(0, 8)).checkAssert((cases, rules) -> {
            Box box = box(cases);
            List<RuleBox> boxes =
                    rules.stream().map(sides -> rule(sides, "deny")).toList();
            boolean open = everyCase()
                    .anyMatch(each -> holds(box, each) && boxes.stream().noneMatch(rule -> holds(rule, each)));

            Optional<Box> gap = new Cover(Budget.ordinary()).gap(box, boxes);

            assertThat(gap.isPresent()).isEqualTo(open);
            gap.ifPresent(found -> everyCase()
                    .filter(each -> holds(found, each))
                    .forEach(each -> {
                        assertThat(holds(box, each)).isTrue();
                        assertThat(boxes).noneMatch(rule -> holds(rule, each));
                    }));
        });
    }

    @Test
    void theRegionsOfAnOutcomeAreTheCasesThatHaveIt() {
        Gen<List<Integer>> rules = lists().of(integers().between(0, 0xfff * 7)).ofSizeBetween(1, 9);
        qt().forAll(rules, integers().between(1, 63)).checkAssert((numbers, mask) -> {
            List<RuleBox> boxes = numbers.stream()
                    .map(number -> rule(number / EFFECTS.size(), EFFECTS.get(number % EFFECTS.size())))
                    .toList();
            List<RegionSearch.Region> regions = RegionSearch.find(
                    new Question.Reaches(mask), WHOLE, List.of(View.of(boxes)), Budget.ordinary(), 1_000);

            everyCase().forEach(each -> {
                boolean wanted = (mask & Standing.mask(outcome(boxes, each))) != 0;
                long found = regions.stream()
                        .filter(region -> holds(region.box(), each))
                        .count();
                assertThat(found).isEqualTo(wanted ? 1 : 0);
            });
        });
    }

    @Test
    void theRegionsInWhichTwoRuleSetsDifferAreExact() {
        Gen<List<Integer>> rules = lists().of(integers().between(0, 0xfff * 7)).ofSizeBetween(1, 6);
        qt().forAll(rules, rules).checkAssert((ofOne, ofOther) -> {
            List<RuleBox> one = boxes(ofOne);
            List<RuleBox> other =
                    Stream.concat(one.stream().skip(1), boxes(ofOther).stream()).toList();
            List<RegionSearch.Region> regions = RegionSearch.find(
                    new Question.Differs(), WHOLE, List.of(View.of(one), View.of(other)), Budget.ordinary(), 1_000);

            everyCase().forEach(each -> {
                Outcome before = outcome(one, each);
                Outcome after = outcome(other, each);
                long found = regions.stream()
                        .filter(region -> holds(region.box(), each))
                        .filter(region -> region.standings().get(0).outcome() == before
                                && region.standings().get(1).outcome() == after)
                        .count();
                assertThat(found).isEqualTo(before == after ? 0 : 1);
            });
        });
    }

    private static List<RuleBox> boxes(List<Integer> numbers) {
        return numbers.stream()
                .map(number -> rule(number / EFFECTS.size(), EFFECTS.get(number % EFFECTS.size())))
                .toList();
    }

    private static Outcome outcome(List<RuleBox> rules, int[] each) {
        return ConflictResolution.resolve(rules.stream()
                        .filter(rule -> holds(rule, each))
                        .map(RuleBox::rule)
                        .toList())
                .outcome();
    }

    private static Gen<Integer> sides() {
        return integers().between(0, 0xfff);
    }

    private static Stream<int[]> everyCase() {
        return IntStream.range(0, CELLS * CELLS * CELLS).mapToObj(n -> new int[] {n % 4, n / 4 % 4, n / 16});
    }

    private static Box box(int bits) {
        return new Box(new BitSet[] {side(bits, 0), side(bits, 1), side(bits, 2)});
    }

    private static BitSet side(int bits, int dimension) {
        return BitSet.valueOf(new long[] {bits >> (CELLS * dimension) & 0xf});
    }

    /** A rule does not read a dimension whose cells it would all hold for. */
    private static RuleBox rule(int bits, String effect) {
        Map<Integer, BitSet> sides = new LinkedHashMap<>();
        for (int i = 0; i < 3; i++) {
            if (side(bits, i).cardinality() < CELLS) {
                sides.put(i, side(bits, i));
            }
        }
        Map<String, String> metadata =
                Map.of("effect", effect, "approver", "approver", "threshold", "1", "reason", "r", "title", "t");
        return new RuleBox(
                new RuleDefinition("rule/" + effect + bits, metadata, List.of(), SourcePlace.startOf("test")), sides);
    }

    private static boolean holds(Box box, int[] each) {
        return IntStream.range(0, 3).allMatch(i -> box.side(i).get(each[i]));
    }

    private static boolean holds(RuleBox rule, int[] each) {
        return holds(rule.within(WHOLE), each);
    }
}
