package dev.governor.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The least that a requester may legitimately do for a looser outcome.
 *
 * @param changes what to do, all of it; empty when nothing of the kind helps
 * @param outcome what would be decided then, null when nothing helps
 */
public record Counterfactual(List<Change> changes, @Nullable Outcome outcome) {

    /** Nothing that the requester may do would change the outcome, or the outcome is the loosest already. */
    public static final Counterfactual NONE = new Counterfactual(List.of(), null);

    /** The most changes that are tried together. */
    public static final int MAX_CHANGES = 3;

    /**
     * One thing to do.
     *
     * @param id the stable word, for example {@code add_effect_probe}
     * @param sentence what to do, in a sentence for people
     */
    public record Change(String id, String sentence) {}

    public Counterfactual {
        changes = List.copyOf(changes);
    }

    /**
     * Returns the smallest set of {@code changes} after which the rules answer looser than {@code outcome}.
     *
     * <p>Of several equally small sets it is the one with the loosest outcome, then the first in the order of {@code
     * changes}. Pure when {@code rules} is.
     *
     * @param facts what {@code outcome} was decided on
     * @param rules what is decided on other facts
     */
    public static <F> Counterfactual of(
            F facts, Outcome outcome, List<LegitimateChange<F>> changes, Function<F, Outcome> rules) {
        if (outcome == Outcome.ALLOW) {
            return NONE;
        }
        List<Attempt<F>> tried = List.of(new Attempt<>(facts, outcome, List.of(), 0));
        for (int size = 1; size <= MAX_CHANGES; size++) {
            tried = tried.stream()
                    .flatMap(attempt -> attempt.next(changes, rules).stream())
                    .toList();
            Optional<Attempt<F>> loosest = tried.stream()
                    .filter(attempt -> attempt.outcome().compareTo(outcome) < 0)
                    .reduce((first, second) -> second.outcome().compareTo(first.outcome()) < 0 ? second : first);
            if (loosest.isPresent()) {
                return loosest.get().answer();
            }
        }
        return NONE;
    }

    /** Facts after some changes, with what is decided on them; {@code from} is the first change that may still follow. */
    private record Attempt<F>(F facts, Outcome outcome, List<LegitimateChange<F>> done, int from) {

        List<Attempt<F>> next(List<LegitimateChange<F>> changes, Function<F, Outcome> rules) {
            List<Attempt<F>> next = new ArrayList<>();
            for (int i = from; i < changes.size(); i++) {
                F changed = changes.get(i).on(facts);
                if (!changed.equals(facts)) {
                    List<LegitimateChange<F>> more = new ArrayList<>(done);
                    more.add(changes.get(i));
                    next.add(new Attempt<>(changed, rules.apply(changed), more, i + 1));
                }
            }
            return next;
        }

        Counterfactual answer() {
            return new Counterfactual(
                    done.stream()
                            .map(change -> new Change(change.id(), change.sentence()))
                            .toList(),
                    outcome);
        }
    }
}
