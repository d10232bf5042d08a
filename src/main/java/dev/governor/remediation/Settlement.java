package dev.governor.remediation;

import dev.governor.audit.Entry;
import dev.governor.audit.EvidenceLog;
import dev.governor.audit.ReceiptKind;
import dev.governor.execution.AssetFence;
import dev.governor.execution.Step;
import dev.governor.execution.StepHistory;
import dev.governor.execution.StepJournal;
import dev.governor.execution.StepResult.Word;
import dev.governor.finding.Finding;
import dev.governor.finding.FindingService;
import dev.governor.finding.FindingStatus;
import dev.governor.plan.PlanRecord;
import dev.governor.plan.PlanService;
import dev.governor.plan.PlanState;
import dev.governor.remediation.reverification.ReverificationService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.util.Map;

/** Opens and closes the books on an execution: the plan's state, the finding's state and the receipt, together. */
@ApplicationScoped
class Settlement {

    private final PlanService plans;
    private final FindingService findings;
    private final StepJournal journal;
    private final AssetFence fence;
    private final ReverificationService reverifications;
    private final Renewals renewals;
    private final EvidenceLog evidence;
    private final Clock clock;

    Settlement(
            PlanService plans,
            FindingService findings,
            StepJournal journal,
            AssetFence fence,
            ReverificationService reverifications,
            Renewals renewals,
            EvidenceLog evidence,
            Clock clock) {
        this.plans = plans;
        this.findings = findings;
        this.journal = journal;
        this.fence = fence;
        this.reverifications = reverifications;
        this.renewals = renewals;
        this.evidence = evidence;
        this.clock = clock;
    }

    /**
     * Notes that a plan is being carried out; does nothing the second time.
     *
     * <p>INVARIANT: a plan that has ended stays so, whoever comes late to begin it.
     */
    @Transactional(TxType.REQUIRES_NEW)
    void begin(String planId) {
        PlanRecord record = plans.lock(planId);
        if (record.state() != PlanState.EXECUTING && !record.state().isFinal()) {
            plans.move(planId, PlanState.EXECUTING, "");
            if (!isResolved(record)) {
                findings.start(record.plan().findingId(), "plan " + planId + " is being carried out", Entry.GOVERNOR);
            }
        }
    }

    /**
     * Concludes from the journal how a plan ended ({@link Ending}) and puts it on record; answers the same the second
     * time.
     *
     * <p>INVARIANT: the asset is released with the receipt or not at all, and not while the plan is quarantined.
     */
    @Transactional(TxType.REQUIRES_NEW)
    PlanState settle(String planId) {
        PlanRecord record = plans.lock(planId);
        if (record.state().isFinal()) {
            return record.state();
        }
        // INVARIANT: whoever settles has the work, so nobody who carried the plan out before writes another outcome
        fence.takeOver(planId);
        StepHistory history = journal.history(planId);
        if (history.outcome(Step.MINT_LEASE)
                .filter(lent -> lent.word() == Word.PROCEED)
                .isPresent()) {
            renewals.forget(planId);
        }
        Ending concluded = new Ending(history);
        PlanState ending = concluded.state();
        String reason = concluded.reason();
        plans.move(planId, ending, reason);
        String finding = record.plan().findingId();
        if (ending == PlanState.VERIFIED) {
            // rows before receipts, as a re-verification writes them: the two never wait for each other
            reverifications.begin(record, clock.instant());
            findings.resolve(finding, "plan " + planId + " ended verified: " + reason, Entry.GOVERNOR);
        } else if (ending != PlanState.ABANDONED || !isResolved(record)) {
            // a plan that did nothing says nothing about a finding that another plan has fixed meanwhile
            findings.requeue(
                    finding,
                    "plan " + planId + " ended " + ending.word().replace('_', ' ') + ": " + reason,
                    Entry.GOVERNOR);
        }
        if (ending != PlanState.QUARANTINED) {
            fence.release(planId);
        }
        evidence.append(Entry.byGovernor(
                ReceiptKind.REMEDIATION_ENDED, planId, Map.of("ending", ending, "reason", reason, "finding", finding)));
        return ending;
    }

    private boolean isResolved(PlanRecord record) {
        return findings.find(record.plan().findingId())
                .map(Finding::status)
                .filter(FindingStatus.RESOLVED::equals)
                .isPresent();
    }
}
