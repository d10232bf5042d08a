package dev.governor.console;

import dev.governor.policy.Counterfactual;
import dev.governor.policy.Decision;
import dev.governor.policy.DeterminingRule;
import dev.governor.policy.Outcome;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A decision with what determined it.
 *
 * @param id the decision
 * @param outcome what it says
 * @param rules the rules that decided
 * @param otherReasons the reasons of rules that matched without deciding
 * @param obligations what must also happen, with the rule that demands it
 * @param claimConflicts where the agent's claims contradict the facts
 * @param remedy what the requester may do for a looser outcome; empty when nothing helps
 * @param remedied what would be decided then, null when nothing helps
 * @param decidedAt when
 * @param policyVersion the bundle
 * @param policyDigest its digest, shortened
 * @param caseDigest the digest of the case, shortened
 */
record DecisionPanel(
        String id,
        Badge outcome,
        List<DeterminingRule> rules,
        List<String> otherReasons,
        List<String> obligations,
        List<String> claimConflicts,
        List<String> remedy,
        @Nullable Badge remedied,
        Moment decidedAt,
        String policyVersion,
        String policyDigest,
        String caseDigest) {

    static DecisionPanel of(Decision decision, Instant now) {
        List<String> decided = decision.determiningRules().stream()
                .map(DeterminingRule::reason)
                .toList();
        @Nullable Outcome remedied = decision.counterfactual().outcome();
        return new DecisionPanel(
                decision.id(),
                Badge.of(decision.outcome()),
                decision.determiningRules(),
                decision.reasons().stream()
                        .filter(reason -> !decided.contains(reason))
                        .toList(),
                decision.obligations().stream()
                        .map(obligation -> Wording.plain(obligation.id()) + " (" + obligation.rule() + ")")
                        .toList(),
                decision.claimConflicts(),
                decision.counterfactual().changes().stream()
                        .map(Counterfactual.Change::sentence)
                        .toList(),
                remedied == null ? null : Badge.of(remedied),
                Moment.of(decision.decidedAt(), now),
                decision.policyVersion(),
                decision.policyDigest().shortText(),
                decision.caseDigest().shortText());
    }
}
