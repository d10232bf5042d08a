package dev.governor.remediation;

import dev.governor.approval.ApprovalService;
import dev.governor.audit.EvidenceLog;
import dev.governor.context.ContextService;
import dev.governor.credential.CredentialBroker;
import dev.governor.execution.StepJournal;
import dev.governor.finding.FindingService;
import dev.governor.plan.PlanRecord;
import dev.governor.plan.PlanService;
import dev.governor.policy.DecisionService;
import dev.governor.policy.RecordedDecision;
import dev.governor.process.HumanTask;
import dev.governor.process.RemediationProcess;
import dev.governor.process.TaskService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;

/** Brings together, for people and agents, what the stages know about a plan. */
@ApplicationScoped
public class RemediationViews {

    private final PlanService plans;
    private final FindingService findings;
    private final ContextService context;
    private final DecisionService decisions;
    private final ApprovalService approvals;
    private final TaskService tasks;
    private final CredentialBroker broker;
    private final RemediationProcess process;
    private final StepJournal journal;
    private final EvidenceLog evidence;

    RemediationViews(
            PlanService plans,
            FindingService findings,
            ContextService context,
            DecisionService decisions,
            ApprovalService approvals,
            TaskService tasks,
            CredentialBroker broker,
            RemediationProcess process,
            StepJournal journal,
            EvidenceLog evidence) {
        this.journal = journal;
        this.plans = plans;
        this.findings = findings;
        this.context = context;
        this.decisions = decisions;
        this.approvals = approvals;
        this.tasks = tasks;
        this.broker = broker;
        this.process = process;
        this.evidence = evidence;
    }

    /** Returns everything known about a plan. */
    @Transactional
    public Optional<RemediationView> find(String planId) {
        return plans.find(planId).map(this::view);
    }

    private RemediationView view(PlanRecord record) {
        String planId = record.plan().id();
        List<HumanTask> humanTasks = tasks.ofPlan(planId);
        return new RemediationView(
                record,
                context.attach(findings.find(record.plan().findingId()).orElseThrow()),
                plans.templateOf(record).orElse(null),
                decisions.findByAction(planId).map(RecordedDecision::decision).orElse(null),
                approvals.findByPlan(planId).orElse(null),
                humanTasks.isEmpty() ? null : humanTasks.get(humanTasks.size() - 1),
                broker.ofPlan(planId).orElse(null),
                process.findByPlan(planId)
                        .map(running -> StepElements.now(
                                running.elements(), journal.history(planId).attempts()))
                        .orElse(List.of()),
                evidence.about(planId));
    }
}
