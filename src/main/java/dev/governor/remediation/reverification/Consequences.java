package dev.governor.remediation.reverification;

import dev.governor.audit.Entry;
import dev.governor.audit.EvidenceLog;
import dev.governor.audit.ReceiptKind;
import dev.governor.finding.Finding;
import dev.governor.finding.FindingService;
import dev.governor.finding.FindingStatus;
import dev.governor.plan.PlanRecord;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What follows from a re-verification, in the transaction that keeps it: the finding's state and a receipt. */
@ApplicationScoped
class Consequences {

    private final FindingService findings;
    private final EvidenceLog evidence;

    Consequences(FindingService findings, EvidenceLog evidence) {
        this.findings = findings;
        this.evidence = evidence;
    }

    /**
     * Opens the finding when it is open and was closed, and resolves it when it is closed and was open.
     *
     * <p>INVARIANT: what could not be asked moves no finding.
     *
     * @param plan a plan for the finding
     * @param wasOpen what the last one that could be asked said
     */
    @Transactional(TxType.MANDATORY)
    void of(Reverification ended, PlanRecord plan, boolean wasOpen, Optional<Instant> next) {
        String finding = plan.plan().findingId();
        switch (ended.state()) {
            case OPEN -> {
                if (!wasOpen && isOneOf(finding, FindingStatus.RESOLVED, FindingStatus.OPEN)) {
                    findings.requeue(finding, openAgain(ended), Entry.GOVERNOR);
                }
            }
            case CLOSED -> {
                if (wasOpen && isOneOf(finding, FindingStatus.OPEN)) {
                    findings.resolve(
                            finding,
                            "re-verification %d of plan %s found it closed again: %s"
                                    .formatted(ended.ordinal(), ended.planId(), ended.detail()),
                            Entry.GOVERNOR);
                }
            }
            case UNANSWERED, SCHEDULED, OBSOLETE -> {
                // nothing is known that would move the finding
            }
        }
        Entry receipt =
                Entry.byGovernor(ReceiptKind.REVERIFICATION_ENDED, ended.planId(), particulars(ended, finding, next));
        if (ended.state() == ReverificationState.OBSOLETE) {
            // who makes looks obsolete moves the finding afterwards, and everybody locks findings before the log's head
            evidence.appendLater(receipt);
        } else {
            evidence.append(receipt);
        }
    }

    private static Map<String, Object> particulars(Reverification ended, String finding, Optional<Instant> next) {
        return Map.of(
                "reverification", ended.id(),
                "ordinal", ended.ordinal(),
                "answer", ended.state(),
                "detail", ended.detail(),
                "changes", ended.changes(),
                "suspects", ended.suspects(),
                "finding", finding,
                "next", next.map(Instant::toString).orElse("none"));
    }

    /** Says that a target could not be asked and will be asked again. */
    @Transactional(TxType.MANDATORY)
    void delayed(Due due, String why, Instant again) {
        evidence.append(Entry.byGovernor(
                ReceiptKind.REVERIFICATION_DELAYED,
                due.planId(),
                Map.of("reverification", due.id(), "ordinal", due.ordinal(), "detail", why, "next", again)));
    }

    private boolean isOneOf(String finding, FindingStatus... wanted) {
        return findings.find(finding)
                .map(Finding::status)
                .filter(List.of(wanted)::contains)
                .isPresent();
    }

    private static String openAgain(Reverification ended) {
        String changes = ended.changes().isEmpty() ? ended.detail() : String.join(", ", ended.changes());
        String suspects = ended.suspects().isEmpty() ? "" : "; who could: " + String.join(", ", ended.suspects());
        return "re-verification %d of plan %s found it open again: %s%s"
                .formatted(ended.ordinal(), ended.planId(), changes, suspects);
    }
}
