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

    /**
     * Returns the stricter of this answer and the {@code other} to the same question asked differently; of equally strict ones
     * this.
     *
     * @param how how it was asked, before each of the other's reasons; may be empty
     */
    Verdict orStricter(Verdict other, String how) {
        boolean stricter =
                other.outcome.compareTo(outcome) > 0 || (other.outcome == outcome && other.threshold > threshold);
        if (!stricter) {
            return this;
        }
        List<String> why = new ArrayList<>();
        other.reasons.forEach(reason -> why.add(how + reason));
        reasons.stream().filter(reason -> !why.contains(reason)).forEach(why::add);
        return new Verdict(
                other.outcome,
                other.determiningRules,
                Stream.concat(matchedRules.stream(), other.matchedRules.stream())
                        .distinct()
                        .sorted()
                        .toList(),
                why,
                other.approverRole,
                other.threshold,
                other.redactions,
                other.obligations);
    }
}
