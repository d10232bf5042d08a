package dev.governor.remediation;

import dev.governor.context.BlastRadius;
import dev.governor.context.ContextService;
import dev.governor.context.RadiusLimits;
import dev.governor.execution.RemediationExecutor;
import dev.governor.kernel.Attributed;
import dev.governor.kernel.Digest;
import dev.governor.kernel.Level;
import dev.governor.kernel.ProblemCode;
import dev.governor.kernel.ProblemException;
import dev.governor.plan.ChangePreview;
import dev.governor.plan.CheckedPlan;
import dev.governor.plan.ClaimCheck;
import dev.governor.plan.PlanBinding;
import dev.governor.plan.PlanRecord;
import dev.governor.plan.PlanService;
import dev.governor.policy.Decision;
import dev.governor.policy.DecisionService;
import dev.governor.policy.PlanQuestion;
import dev.governor.policy.RecordedDecision;
import dev.governor.risk.RiskAssessment;
import dev.governor.risk.RiskService;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Puts together, from facts only, the question that policy answers about a plan. */
@ApplicationScoped
public class PlanQuestions {

    private static final Logger LOG = Logger.getLogger(PlanQuestions.class);

    /** How many lines of a difference a sentence holds. */
    private static final int MOST_LINES = 5;

    private final RiskService risk;
    private final ContextService context;
    private final RemediationExecutor executor;
    private final PlanService plans;
    private final DecisionService decisions;

    PlanQuestions(
            RiskService risk,
            ContextService context,
            RemediationExecutor executor,
            PlanService plans,
            DecisionService decisions) {
        this.plans = plans;
        this.decisions = decisions;
        this.risk = risk;
        this.context = context;
        this.executor = executor;
    }

    /** Returns exactly what would run, read from the target now, or empty when no adapter carries the action out. */
    Optional<PlanBinding> bind(CheckedPlan checked, long graphRevision) {
        return executor.prepare(
                checked.plan(),
                checked.template().action(),
                checked.policyDigest(),
                graphRevision,
                Digest.ofCanonical(facts(checked)));
    }

    /**
     * Returns what would run now for a stored plan, bound to the graph revision its decision read.
     *
     * @throws ProblemException when the plan's target or template is gone, or the target cannot be reached
     */
    PlanBinding bindAgain(PlanRecord record) {
        PlanBinding decided = bindingOf(record);
        return bind(plans.recheck(record), decided.graphRevision())
                .orElseThrow(() -> new ProblemException(
                        ProblemCode.APPROVAL_VOID, "nothing carries out `" + decided.action() + "` any more"));
    }

    /** Returns that what was decided is void because {@code now} would run, and what moved; empty when it is not. */
    static Optional<ProblemException> drift(PlanBinding decided, PlanBinding now) {
        List<String> moved = decided.movedTo(now);
        return moved.isEmpty()
                ? Optional.empty()
                : Optional.of(new ProblemException(
                        ProblemCode.APPROVAL_VOID,
                        "%s: what would run now is `%s`, decided was `%s`; what moved: %s%s"
                                .formatted(
                                        ProblemCode.APPROVAL_VOID.slug(),
                                        now.digest().shortText(),
                                        decided.digest().shortText(),
                                        String.join(", ", moved),
                                        lines(decided.preview(), now.preview()))));
    }

    private static String lines(@Nullable ChangePreview decided, @Nullable ChangePreview now) {
        if (decided == null || now == null) {
            return "";
        }
        List<String> moved = Stream.concat(
                        decided.change().stream()
                                .filter(line -> !now.change().contains(line))
                                .map(line -> "no longer `" + line.strip() + "`"),
                        now.change().stream()
                                .filter(line -> !decided.change().contains(line))
                                .map(line -> "now `" + line.strip() + "`"))
                .limit(MOST_LINES)
                .toList();
        return moved.isEmpty() ? "" : " (" + String.join(", ", moved) + ")";
    }

    /** Returns what was bound when the plan was submitted. */
    PlanBinding bindingOf(PlanRecord record) {
        if (record.binding() == null) {
            throw new ProblemException(
                    ProblemCode.APPROVAL_VOID, "nothing here carries this action out: a person has to do it");
        }
        return record.binding();
    }

    /** Returns the recorded decision on a plan. */
    Decision decisionOn(String planId) {
        return decisions
                .findByAction(planId)
                .map(RecordedDecision::decision)
                .orElseThrow(
                        () -> new ProblemException(ProblemCode.NOT_FOUND, "plan `" + planId + "` has no decision"));
    }

    /** Returns the question about {@code checked}. */
    PlanQuestion ask(CheckedPlan checked, @Nullable PlanBinding binding) {
        @Nullable RiskAssessment assessment = assessed(checked);
        BlastRadius fixRadius = context.fixRadius(checked.plan().target());
        List<String> conflicts = ClaimCheck.conflicts(checked.plan().claims(), known(checked, assessment));
        return new PlanQuestion(
                checked.plan(),
                checked.template(),
                checked.finding(),
                checked.profile(),
                fixRadius,
                context.reviewedServices(checked.plan().target()),
                assessment,
                executor.capabilities(checked.template().action()),
                binding,
                conflicts,
                checked.intentMatches());
    }

    /** Returns the risk, or null when it cannot be scored; policy denies then. */
    private @Nullable RiskAssessment assessed(CheckedPlan checked) {
        try {
            return risk.assessToDecide(checked.finding(), checked.profile(), checked.policyDigest());
        } catch (ProblemException e) {
            LOG.warnf("no risk for finding %s: %s", checked.finding().id(), e.detail());
            return null;
        }
    }

    private Map<String, String> known(CheckedPlan checked, @Nullable RiskAssessment assessment) {
        Map<String, String> known = new TreeMap<>(facts(checked));
        if (assessment != null) {
            known.put("risk", assessment.band().word());
        }
        return known;
    }

    /** The facts about the target that an approval is bound to and that claims are compared with. */
    private Map<String, String> facts(CheckedPlan checked) {
        var profile = checked.profile();
        Map<String, String> facts = new TreeMap<>();
        facts.put("environment", word(profile.environment()));
        facts.put("data_classification", word(profile.dataClassification()));
        facts.put("exposure", word(profile.exposure()));
        facts.put("criticality", word(profile.criticality()));
        RadiusLimits limits = risk.radiusLimits(checked.finding(), checked.policyDigest());
        facts.put("blast_radius", profile.attackRadius().size(limits).word());
        facts.put("owner", profile.owner().orElse("unknown"));
        return facts;
    }

    private static String word(Attributed<? extends Level> attributed) {
        return attributed.value() == null ? "unknown" : attributed.value().word();
    }
}
