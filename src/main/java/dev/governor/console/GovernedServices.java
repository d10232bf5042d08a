package dev.governor.console;

import dev.governor.approval.ReviewVerdict;
import dev.governor.context.ContextService;
import dev.governor.finding.Finding;
import dev.governor.finding.FindingQuery;
import dev.governor.finding.FindingService;
import dev.governor.finding.FindingStatus;
import dev.governor.identity.Principal;
import dev.governor.kernel.Digest;
import dev.governor.kernel.Page;
import dev.governor.kernel.ProblemCode;
import dev.governor.kernel.ProblemException;
import dev.governor.kernel.Severity;
import dev.governor.plan.PlanRecord;
import dev.governor.risk.RiskAssessment;
import dev.governor.risk.RiskService;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Asks the services of the governor what the pages show. */
@ApplicationScoped
class GovernedServices implements ConsoleServices {

    private final FindingService findings;
    private final ContextService context;
    private final RiskService risk;

    GovernedServices(FindingService findings, ContextService context, RiskService risk) {
        this.findings = findings;
        this.context = context;
        this.risk = risk;
    }

    @Override
    public Page<ListedFinding> findings(
            @Nullable FindingStatus status, @Nullable Severity severity, @Nullable String cursor, int limit) {
        Page<Finding> found = findings.list(new FindingQuery(status, severity, null, null), cursor, limit);
        return new Page<>(found.items().stream().map(this::listed).toList(), found.next());
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
        throw later();
    }

    @Override
    public Optional<PlanFile> plan(String planId, Principal reader) {
        throw later();
    }

    @Override
    public Page<ListedTask> tasks(Principal reader, @Nullable String cursor, int limit) {
        throw later();
    }

    @Override
    public Optional<ListedTask> task(String taskId, Principal reader) {
        throw later();
    }

    @Override
    public void claim(String taskId, Principal reader) {
        throw later();
    }

    @Override
    public void release(String taskId, Principal reader) {
        throw later();
    }

    @Override
    public void review(String taskId, Principal reader, ReviewVerdict verdict, String comment, Digest shown) {
        throw later();
    }

    private static ProblemException later() {
        return new ProblemException(ProblemCode.UNAVAILABLE, "plans are not served yet");
    }
}
