package dev.governor.policy;

import dev.governor.audit.Entry;
import dev.governor.audit.EvidenceLog;
import dev.governor.audit.ReceiptKind;
import dev.governor.bundle.BundleRegistry;
import dev.governor.bundle.Deciding;
import dev.governor.bundle.PolicyBundle;
import dev.governor.kernel.Ids;
import dev.governor.kernel.ProblemCode;
import dev.governor.kernel.ProblemException;
import dev.governor.plan.PlanBinding;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Decides on plans, and records decisions. Deciding is pure; recording is a separate step in the caller's transaction. */
@ApplicationScoped
public class PlanDecisionService {

    private static final String ROLLBACK = "/rollback";

    private final BundleRegistry bundles;
    private final DecisionRepository decisions;
    private final EvidenceLog evidence;
    private final CanaryComparison canary;

    PlanDecisionService(
            BundleRegistry bundles, DecisionRepository decisions, EvidenceLog evidence, CanaryComparison canary) {
        this.bundles = bundles;
        this.decisions = decisions;
        this.evidence = evidence;
        this.canary = canary;
    }

    /** Returns the answer to {@code question} by the bundle that decides on it; stores nothing. */
    public Ruling decide(PlanQuestion question, Instant at) {
        Deciding deciding = deciding(question);
        Ruling ruling = decide(question, at, deciding.bundle());
        canary.compare(deciding, answered(ruling), other -> {
            PlanQuestion asked = question.askedOf(other);
            return PolicyEngine.evaluate(CaseAssembly.of(asked, other), other);
        });
        return ruling;
    }

    /**
     * Returns the answer to undoing what {@code question} is about, empty when nothing undoes it; stores nothing.
     *
     * <p>Its action id is the plan's with {@value #ROLLBACK} behind it: it is a decision of its own beside the plan's.
     */
    public Optional<Ruling> decideRollback(PlanQuestion question, Instant at) {
        Deciding deciding = deciding(question);
        PolicyBundle bundle = deciding.bundle();
        Optional<Ruling> answer = RollbackCase.of(CaseAssembly.of(question, bundle), bundle)
                .map(facts -> decide(facts, question.plan().id() + ROLLBACK, question, at, bundle));
        answer.ifPresent(ruling -> canary.compare(deciding, answered(ruling), other -> {
            PlanQuestion asked = question.askedOf(other);
            return RollbackCase.of(CaseAssembly.of(asked, other), other)
                    .map(facts -> PolicyEngine.evaluate(facts, other))
                    .orElseThrow(() ->
                            new ProblemException(ProblemCode.NOT_FOUND, "the other bundle has nothing that undoes it"));
        }));
        return answer;
    }

    /** Returns who decides on a plan: always the bundle that it began with, and one for all plans for the same finding. */
    private Deciding deciding(PlanQuestion question) {
        PlanBinding binding = question.binding();
        return bundles.deciding(
                question.plan().tenant(), question.plan().findingId(), binding == null ? null : binding.policyDigest());
    }

    private static CanaryComparison.Answered answered(Ruling ruling) {
        Decision decision = ruling.decision();
        return new CanaryComparison.Answered(
                decision.id(),
                decision.tenant(),
                decision.outcome(),
                decision.determiningRules(),
                decision.decidedAt());
    }

    /** Returns the answer to {@code question} by {@code bundle}; pure but for the decision's id. */
    static Ruling decide(PlanQuestion question, Instant at, PolicyBundle bundle) {
        return decide(CaseAssembly.of(question, bundle), question.plan().id(), question, at, bundle);
    }

    private static Ruling decide(Case facts, String actionId, PlanQuestion question, Instant at, PolicyBundle bundle) {
        Verdict verdict = PolicyEngine.evaluate(facts, bundle);
        PlanBinding binding = question.binding();
        Decision decision = new Decision(
                Ids.next("dec", at.toEpochMilli()),
                actionId,
                question.plan().tenant(),
                verdict.outcome(),
                verdict.determiningRules(),
                verdict.reasons(),
                question.risk(),
                question.claimConflicts(),
                verdict.approverRole(),
                verdict.threshold(),
                verdict.redactions(),
                verdict.obligations(),
                Counterfactual.of(
                        facts,
                        verdict.outcome(),
                        PlanChanges.ALL,
                        other -> PolicyEngine.evaluate(other, bundle).outcome()),
                at,
                bundle.version(),
                bundle.digest(),
                question.profile().revision(),
                facts.digest(),
                binding == null ? null : binding.digest());
        return new Ruling(decision, facts);
    }

    /**
     * Stores a decision with its case and its receipt, in the caller's transaction.
     *
     * @param actor the subject of whoever asked
     */
    @Transactional(TxType.MANDATORY)
    public RecordedDecision record(Ruling ruling, String actor) {
        evidence.appendLater(store(ruling, ruling.decision().actionId(), actor, ReceiptKind.DECISION_MADE));
        return recorded(ruling, false);
    }

    /** Stores the decision on undoing {@code planId} with its case, and appends its receipt to the plan's. */
    @Transactional(TxType.MANDATORY)
    public RecordedDecision recordRollback(Ruling ruling, String planId, String actor) {
        evidence.append(store(ruling, planId, actor, ReceiptKind.ROLLBACK_DECIDED));
        return recorded(ruling, false);
    }

    /** Stores a decision that nobody will act on, marked as such. */
    @Transactional(TxType.MANDATORY)
    public RecordedDecision recordPreview(Ruling ruling, String actor) {
        evidence.append(store(ruling, ruling.decision().actionId(), actor, ReceiptKind.DECISION_PREVIEWED));
        return recorded(ruling, true);
    }

    /** Stores a decision and returns what its receipt says. */
    private Entry store(Ruling ruling, String subject, String actor, ReceiptKind kind) {
        decisions.insert(recorded(ruling, kind == ReceiptKind.DECISION_PREVIEWED));
        return new Entry(kind, subject, actor, body(ruling.decision()));
    }

    private static RecordedDecision recorded(Ruling ruling, boolean preview) {
        return new RecordedDecision(ruling.decision(), ruling.facts().canonical(), preview);
    }

    private static Map<String, Object> body(Decision decision) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("decision_id", decision.id());
        body.put("outcome", decision.outcome());
        body.put(
                "determining_rules",
                decision.determiningRules().stream().map(DeterminingRule::id).toList());
        body.put("reasons", decision.reasons());
        body.put("risk_score", decision.risk() == null ? null : decision.risk().score());
        body.put("policy_version", decision.policyVersion());
        body.put("policy_digest", decision.policyDigest());
        body.put("graph_revision", decision.graphRevision());
        body.put("case_digest", decision.caseDigest());
        body.put("binding_digest", decision.bindingDigest());
        return body;
    }
}
