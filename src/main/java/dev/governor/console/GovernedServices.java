package dev.governor.console;

import dev.governor.approval.ApprovalService;
import dev.governor.approval.ReviewVerdict;
import dev.governor.context.AssetProfile;
import dev.governor.context.BlastRadius;
import dev.governor.context.ContextService;
import dev.governor.context.ContextView;
import dev.governor.context.RadiusLimits;
import dev.governor.context.SignalJob;
import dev.governor.context.SignalService;
import dev.governor.finding.AssetKey;
import dev.governor.finding.Finding;
import dev.governor.finding.FindingQuery;
import dev.governor.finding.FindingService;
import dev.governor.finding.FindingSort;
import dev.governor.identity.Principal;
import dev.governor.kernel.Digest;
import dev.governor.kernel.Page;
import dev.governor.kernel.ProblemException;
import dev.governor.plan.PlanRecord;
import dev.governor.plan.PlanService;
import dev.governor.policy.Decision;
import dev.governor.policy.DecisionService;
import dev.governor.policy.RecordedDecision;
import dev.governor.process.HumanTask;
import dev.governor.process.TaskService;
import dev.governor.remediation.RemediationView;
import dev.governor.remediation.RemediationViews;
import dev.governor.remediation.ReviewService;
import dev.governor.risk.RiskAssessment;
import dev.governor.risk.RiskService;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Asks the services of the governor what the pages show. */
@ApplicationScoped
class GovernedServices implements ConsoleServices {

    private static final int HOPS = 2;
    private static final int FINDINGS = 50;

    private final FindingService findings;
    private final ContextService context;
    private final SignalService signals;
    private final RiskService risk;
    private final PlanService plans;
    private final DecisionService decisions;
    private final RemediationViews views;
    private final ApprovalService approvals;
    private final TaskService tasks;
    private final ReviewService reviews;

    GovernedServices(
            FindingService findings,
            ContextService context,
            SignalService signals,
            RiskService risk,
            PlanService plans,
            DecisionService decisions,
            RemediationViews views,
            ApprovalService approvals,
            TaskService tasks,
            ReviewService reviews) {
        this.findings = findings;
        this.context = context;
        this.signals = signals;
        this.risk = risk;
        this.plans = plans;
        this.decisions = decisions;
        this.views = views;
        this.approvals = approvals;
        this.tasks = tasks;
        this.reviews = reviews;
    }

    @Override
    public Page<ListedFinding> findings(FindingQuery query, @Nullable String cursor, int limit) {
        Page<Finding> found = findings.list(query, cursor, limit);
        return new Page<>(found.items().stream().map(this::listed).toList(), found.next());
    }

    @Override
    public Optional<ListedFinding> finding(String id) {
        return findings.find(id).map(this::listed);
    }

    @Override
    public Page<SignalJob> signals(@Nullable String cursor, int limit) {
        return signals.list(cursor, limit);
    }

    @Override
    public Optional<AssetFile> asset(AssetKey asset) {
        ContextView view = context.view();
        FindingQuery query = new FindingQuery(null, null, asset, null, FindingSort.RISK);
        return view.profile(asset)
                .map(profile -> new AssetFile(
                        profile,
                        view.exposure(asset),
                        view.impact(BlastRadius.Of.ATTACK, asset),
                        view.neighbourhood(asset, HOPS),
                        findings(query, null, FINDINGS).items()));
    }

    private ListedFinding listed(Finding finding) {
        Finding attached = context.attach(finding);
        return new ListedFinding(attached, risk(attached));
    }

    /** Returns the risk, or null for an asset the graph does not know or while nothing can be scored. */
    private @Nullable RiskAssessment risk(Finding attached) {
        try {
            return context.profile(attached.asset())
                    .map(profile -> risk.assess(attached, profile))
                    .orElse(null);
        } catch (ProblemException e) {
            return null;
        }
    }

    @Override
    public Page<PlanRecord> plans(@Nullable String cursor, int limit) {
        return plans.list(cursor, limit);
    }

    @Override
    public Optional<PlanFile> plan(String planId, Principal reader) {
        return views.find(planId).map(view -> file(view, reader));
    }

    private PlanFile file(RemediationView view, Principal reader) {
        String planId = view.plan().plan().id();
        AssetKey target = view.plan().plan().target();
        return new PlanFile(
                view.plan(),
                view.finding(),
                view.decision(),
                view.approval(),
                view.approval() == null
                        ? null
                        : approvals.whyNot(planId, reader).orElse(null),
                tasks.ofPlan(planId),
                view.timeline(),
                context.profile(target).map(AssetProfile::attackRadius).orElse(null),
                context.fixRadius(target),
                view.elements(),
                limits(view.finding(), view.decision()));
    }

    private RadiusLimits limits(Finding finding, @Nullable Decision decision) {
        return risk.radiusLimits(finding, decision == null ? null : decision.policyDigest());
    }

    @Override
    public Page<ListedTask> tasks(Principal reader, @Nullable String cursor, int limit) {
        Page<HumanTask> found = tasks.list(reader, null, cursor, limit);
        return new Page<>(found.items().stream().map(this::listed).toList(), found.next());
    }

    @Override
    public Optional<ListedTask> task(String taskId, Principal reader) {
        return tasks.find(taskId, reader).map(this::listed);
    }

    private ListedTask listed(HumanTask task) {
        return new ListedTask(
                task,
                plans.require(task.planId()),
                decisions
                        .findByAction(task.planId())
                        .map(RecordedDecision::decision)
                        .orElse(null));
    }

    @Override
    public void claim(String taskId, Principal reader) {
        reviews.claim(taskId, reader);
    }

    @Override
    public void release(String taskId, Principal reader) {
        reviews.release(taskId, reader);
    }

    @Override
    public void review(String taskId, Principal reader, ReviewVerdict verdict, String comment, Digest shown) {
        reviews.review(taskId, reader, verdict, comment, shown);
    }
}
