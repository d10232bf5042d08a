package dev.governor.policy;

import static java.util.Objects.requireNonNullElse;

import dev.governor.kernel.Digest;
import dev.governor.kernel.Tenant;
import dev.governor.risk.RiskAssessment;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The recorded answer to one plan.
 *
 * @param id {@code dec_…}
 * @param actionId the id of what was decided on: a plan's
 * @param tenant whose decision it is
 * @param outcome what it says
 * @param determiningRules the rules whose effect is the outcome; a reserved id such as {@code reserved/default-deny}
 *     when no rule decided
 * @param reasons the reasons of every rule that matched, determining ones first
 * @param risk the score with its contributions, null when it could not be computed
 * @param claimConflicts where the agent's claims contradict the facts, as sentences
 * @param approverRole the role that may review, null unless approval is required
 * @param threshold how many approvals are needed, 0 unless approval is required
 * @param redactions what is to be masked
 * @param obligations what must also happen
 * @param counterfactual the least the requester may do for a looser outcome; empty when nothing helps
 * @param decidedAt when
 * @param policyVersion the version of the bundle that decided
 * @param policyDigest its digest
 * @param graphRevision the graph revision the facts were read at
 * @param caseDigest the digest of the canonical case, which is stored beside the decision for replay
 * @param bindingDigest the digest of what would run, null when nothing could be prepared
 */
public record Decision(
        String id,
        String actionId,
        Tenant tenant,
        Outcome outcome,
        List<DeterminingRule> determiningRules,
        List<String> reasons,
        @Nullable RiskAssessment risk,
        List<String> claimConflicts,
        @Nullable String approverRole,
        int threshold,
        List<String> redactions,
        List<Obligation> obligations,
        Counterfactual counterfactual,
        Instant decidedAt,
        String policyVersion,
        Digest policyDigest,
        long graphRevision,
        Digest caseDigest,
        @Nullable Digest bindingDigest) {

    public Decision {
        determiningRules = List.copyOf(determiningRules);
        reasons = List.copyOf(reasons);
        claimConflicts = List.copyOf(claimConflicts);
        redactions = List.copyOf(redactions);
        obligations = List.copyOf(obligations);
        // a decision that was stored before there were any has none
        counterfactual = requireNonNullElse(counterfactual, Counterfactual.NONE);
    }
}
