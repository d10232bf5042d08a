package dev.governor.policy.action;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import dev.governor.command.ReadPart;
import dev.governor.kernel.Digest;
import dev.governor.kernel.Tenant;
import dev.governor.policy.Counterfactual;
import dev.governor.policy.DeterminingRule;
import dev.governor.policy.Obligation;
import dev.governor.policy.Outcome;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The recorded answer to one action of an agent. Nothing in it holds a secret.
 *
 * @param id {@code dec_…}
 * @param actionId {@code act_…}
 * @param tenant whose decision it is
 * @param agent the subject that asked
 * @param operator the person who answers for it, null when none is named
 * @param session the session it asked in; empty when it named none
 * @param outcome what the answer says
 * @param determiningRules the rules whose effect is the outcome; a reserved id when no rule decided
 * @param reasons the reasons of every rule that holds, determining ones first
 * @param effects what the action would do
 * @param notUnderstood what of it could not be understood
 * @param claimConflicts where what the caller says contradicts what is recorded
 * @param masked the texts in which secrets were found, to be used instead of what was sent; not kept
 * @param approverRole the role that may review, null unless approval is required
 * @param threshold how many approvals are needed, 0 unless approval is required
 * @param redactions what is to be masked
 * @param obligations what must also happen
 * @param alerts the alerts of the rules that hold
 * @param counterfactual the least the requester may do for a looser outcome; empty when nothing helps
 * @param sessionDenials how many actions of the session were denied lately, without this one
 * @param agentDenials how many actions of the agent were denied lately, without this one
 * @param decidedAt when
 * @param policyVersion the version of the bundle that decided
 * @param policyDigest its digest
 * @param graphRevision the graph revision the facts were read at
 * @param caseDigest the digest of the canonical cases, which are stored beside the decision for replay
 * @param parts how each part of the action was read, its secrets masked; recorded, and not in the answer
 */
public record ActionDecision(
        String id,
        String actionId,
        Tenant tenant,
        String agent,
        @Nullable String operator,
        String session,
        Outcome outcome,
        List<DeterminingRule> determiningRules,
        List<String> reasons,
        List<ActionEffect> effects,
        List<String> notUnderstood,
        List<String> claimConflicts,
        List<MaskedText> masked,
        @Nullable String approverRole,
        int threshold,
        List<String> redactions,
        List<Obligation> obligations,
        List<RaisedAlert> alerts,
        Counterfactual counterfactual,
        int sessionDenials,
        int agentDenials,
        Instant decidedAt,
        String policyVersion,
        Digest policyDigest,
        long graphRevision,
        Digest caseDigest,

        @JsonInclude(JsonInclude.Include.NON_EMPTY) @JsonSetter(nulls = Nulls.AS_EMPTY)
        List<ReadPart> parts) {

    public ActionDecision {
        determiningRules = List.copyOf(determiningRules);
        reasons = List.copyOf(reasons);
        effects = List.copyOf(effects);
        notUnderstood = List.copyOf(notUnderstood);
        claimConflicts = List.copyOf(claimConflicts);
        masked = List.copyOf(masked);
        redactions = List.copyOf(redactions);
        obligations = List.copyOf(obligations);
        alerts = List.copyOf(alerts);
        parts = List.copyOf(parts);
    }

    /** Tells whether the action must not run, and counts against its session. */
    @JsonIgnore
    public boolean isDenial() {
        return outcome.compareTo(Outcome.DENY) >= 0;
    }

    /** Returns the decision as it is answered, with its alerts counted. */
    public ActionDecision asAnswered(List<RaisedAlert> counted) {
        return with(counted, masked, List.of());
    }

    /** Returns the decision as it is stored, with its alerts counted. */
    public ActionDecision asStored(List<RaisedAlert> counted) {
        return with(counted, List.of(), parts);
    }

    /** Returns the decision for somebody who is not to see how its action was read. */
    public ActionDecision withoutParts() {
        return with(alerts, masked, List.of());
    }

    private ActionDecision with(List<RaisedAlert> counted, List<MaskedText> texts, List<ReadPart> read) {
        return new ActionDecision(
                id,
                actionId,
                tenant,
                agent,
                operator,
                session,
                outcome,
                determiningRules,
                reasons,
                effects,
                notUnderstood,
                claimConflicts,
                texts,
                approverRole,
                threshold,
                redactions,
                obligations,
                counted,
                counterfactual,
                sessionDenials,
                agentDenials,
                decidedAt,
                policyVersion,
                policyDigest,
                graphRevision,
                caseDigest,
                read);
    }
}
