package dev.governor.workshop;

import dev.governor.audit.Entry;
import dev.governor.audit.EvidenceLog;
import dev.governor.audit.Receipt;
import dev.governor.audit.ReceiptKind;
import dev.governor.bundle.CanaryShare;
import dev.governor.bundle.PolicyBundle;
import dev.governor.identity.Principal;
import dev.governor.kernel.CanonicalJson;
import dev.governor.kernel.Ids;
import dev.governor.kernel.ProblemCode;
import dev.governor.kernel.ProblemException;
import dev.governor.policy.CanaryComparison;
import dev.governor.workshop.StandingCanary.Ended;
import dev.governor.workshop.StandingCanary.Ending;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;

/** Whether a canary stands: what the evidence log says, so that a restart brings it back. */
@ApplicationScoped
public class CanaryLedger {

    private static final Set<ReceiptKind> TURNS = Set.of(
            ReceiptKind.BUNDLE_CANARY_STARTED,
            ReceiptKind.BUNDLE_CANARY_ENDED,
            ReceiptKind.BUNDLE_PROMOTED,
            ReceiptKind.BUNDLE_ROLLED_BACK);

    private final EvidenceLog evidence;
    private final CanaryComparison comparison;
    private final Clock clock;

    CanaryLedger(EvidenceLog evidence, CanaryComparison comparison, Clock clock) {
        this.evidence = evidence;
        this.comparison = comparison;
        this.clock = clock;
    }

    /** Returns the canary that stands. */
    public Optional<StandingCanary> standing() {
        return evidence.about(PromotionLedger.SUBJECT).stream()
                .filter(receipt -> TURNS.contains(receipt.kind()))
                .reduce((earlier, later) -> later)
                .filter(last -> last.kind() == ReceiptKind.BUNDLE_CANARY_STARTED)
                .map(CanaryLedger::read);
    }

    /** Returns the canary that stands, with what came of it. */
    public Optional<StandingCanary.Compared> compared() {
        return standing()
                .map(canary -> new StandingCanary.Compared(canary, comparison.report(canary.id(), clock.instant())));
    }

    /**
     * Returns the canary that stands.
     *
     * @throws ProblemException {@code not-found} when none does
     */
    StandingCanary required() {
        return standing().orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND, "no canary stands"));
    }

    /** Refuses when a canary stands, which is to end first. */
    void requireNone() {
        standing().ifPresent(canary -> {
            throw new ProblemException(
                    ProblemCode.CONFLICT,
                    "the canary of `" + canary.proposal() + "` stands: promote it or abort it first");
        });
    }

    /** Returns a new canary of {@code proposed}, which {@code approver} may approve. */
    StandingCanary begin(Change proposed, CanaryShare share, PolicyBundle beside, Principal approver) {
        return new StandingCanary(
                Ids.next("cny", clock.millis()),
                String.valueOf(proposed.proposal()),
                proposed.commit(),
                proposed.name(),
                proposed.version(),
                proposed.digest(),
                beside.digest(),
                share,
                proposed.author(),
                approver.subject(),
                clock.instant().truncatedTo(ChronoUnit.SECONDS));
    }

    /** Returns the receipt of a start. */
    static Entry started(StandingCanary canary) {
        return new Entry(
                ReceiptKind.BUNDLE_CANARY_STARTED,
                PromotionLedger.SUBJECT,
                canary.approver(),
                CanonicalJson.tree(canary));
    }

    /** Returns the receipt of an end, with what came of the canary. */
    Entry ended(StandingCanary canary, Ending ending, String why, String actor) {
        Ended body = new Ended(
                canary.id(),
                canary.proposal(),
                canary.digest(),
                ending,
                why,
                comparison.report(canary.id(), clock.instant()));
        return new Entry(ReceiptKind.BUNDLE_CANARY_ENDED, PromotionLedger.SUBJECT, actor, CanonicalJson.tree(body));
    }

    private static StandingCanary read(Receipt receipt) {
        return CanonicalJson.read(CanonicalJson.write(receipt.body()), StandingCanary.class);
    }
}
