package dev.governor.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the rules say about one case; a decision without its id, its time and its evidence.
 *
 * @param outcome the strictest effect
 * @param determiningRules the rules that asked for it, by id
 * @param matchedRules the ids of every rule that holds, by id
 * @param reasons why, the determining rules' first
 * @param approverRole the role that may review, null unless approval is required
 * @param threshold how many approvals are needed, 0 unless approval is required
 * @param redactions what is to be masked
 * @param obligations what must also happen
 */
public record Verdict(
        Outcome outcome,
        List<DeterminingRule> determiningRules,
        List<String> matchedRules,
        List<String> reasons,
        @Nullable String approverRole,
        int threshold,
        List<String> redactions,
        List<Obligation> obligations) {

    public Verdict {
        determiningRules = List.copyOf(determiningRules);
        matchedRules = List.copyOf(matchedRules);
        reasons = List.copyOf(reasons);
        redactions = List.copyOf(redactions);
        obligations = List.copyOf(obligations);
    }

    /** Returns the stricter of this answer to a plan and the answer {@code undoing} it; of equally strict ones this. */
    Verdict andUndoing(Verdict undoing) {
        boolean stricter =
                undoing.outcome.compareTo(outcome) > 0 || (undoing.outcome == outcome && undoing.threshold > threshold);
        if (!stricter) {
            return this;
        }
        List<String> why = new ArrayList<>();
        undoing.reasons.forEach(reason -> why.add("undoing it: " + reason));
        why.addAll(reasons);
        return new Verdict(
                undoing.outcome,
                undoing.determiningRules,
                Stream.concat(matchedRules.stream(), undoing.matchedRules.stream())
                        .distinct()
                        .sorted()
                        .toList(),
                why,
                undoing.approverRole,
                undoing.threshold,
                undoing.redactions,
                undoing.obligations);
    }
}
