package dev.governor.analysis;

import dev.governor.policy.Outcome;
import dev.governor.policy.action.AgentVocabulary;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The cases of callers that name no resource and say nothing. The engine decides each action of an agent a second time like
 * this, and the stricter answer counts, so a case breaks a property only when both together do.
 *
 * @param set the rules about agents
 * @param unsaid for each dimension that the caller speaks about, the cell that says nothing
 */
record Silence(RuleSet set, Map<Integer, BitSet> unsaid) {

    private static final Map<String, Object> WORDS = Map.of(
            "environment", "unknown",
            "environmentTrust", "unknown",
            "dataClassification", "unknown",
            "ownerKnown", false,
            "permitted", "unknown",
            "approval", "none",
            "riskSignal", "none",
            "claimConflict", false,
            "claimedEnvironment", "unknown",
            "claimedClassification", "unknown");

    private static final int MOST_REGIONS = 2_000;

    /** Returns what decides beside {@code set}, or empty when its cases are decided by themselves. */
    static Optional<Silence> of(RuleSet set) {
        if (!set.directory().equals(AgentVocabulary.DIRECTORY)) {
            return Optional.empty();
        }
        Map<Integer, BitSet> unsaid = new HashMap<>();
        WORDS.forEach((property, value) -> set.space()
                .find(property)
                .ifPresent(dimension ->
                        unsaid.put(dimension, set.space().dimension(dimension).holding(List.of(value)))));
        return Optional.of(new Silence(set, unsaid));
    }

    /** Returns cases of {@code cases} to which the engine answers one of {@code outcomes}; empty also when it cannot be told. */
    Optional<Box> answered(Set<Outcome> outcomes, Box cases, Budget budget) {
        List<View> view = List.of(View.of(set.rules()));
        boolean loosest = Arrays.stream(Outcome.values()).limit(outcomes.size()).allMatch(outcomes::contains);
        List<Outcome> wanted =
                outcomes.stream().sorted(Comparator.naturalOrder()).toList();
        for (Outcome outcome : wanted) {
            Question exactly = new Question.Reaches(Standing.mask(outcome));
            Question atMost = new Question.Reaches((Standing.mask(outcome) << 1) - 1);
            for (RegionSearch.Region region : regions(exactly, cases, view, budget)) {
                Optional<Box> both = RegionSearch.first(atMost, silent(region.box()), view, budget)
                        .map(quiet -> region.box().and(whateverIsSaid(quiet.box())));
                if (both.isPresent()) {
                    return both;
                }
            }
            // answers that are wanted and looser ones that are not: the silent case may be what answers
            List<RegionSearch.Region> quiet = loosest ? List.of() : regions(exactly, silent(cases), view, budget);
            for (RegionSearch.Region region : quiet) {
                Optional<Box> both = RegionSearch.first(atMost, cases.and(whateverIsSaid(region.box())), view, budget)
                        .map(RegionSearch.Region::box);
                if (both.isPresent()) {
                    return both;
                }
            }
        }
        return Optional.empty();
    }

    private static List<RegionSearch.Region> regions(Question question, Box cases, List<View> view, Budget budget) {
        List<RegionSearch.Region> regions = RegionSearch.find(question, cases, view, budget, MOST_REGIONS);
        if (regions.size() == MOST_REGIONS) {
            budget.exhaust();
        }
        return regions;
    }

    private Box silent(Box box) {
        Box silent = box;
        for (Map.Entry<Integer, BitSet> entry : unsaid.entrySet()) {
            silent = silent.with(entry.getKey(), entry.getValue());
        }
        return silent;
    }

    private Box whateverIsSaid(Box box) {
        Box whatever = box;
        for (int dimension : unsaid.keySet()) {
            whatever = whatever.with(dimension, set.space().whole().side(dimension));
        }
        return whatever;
    }
}
