package dev.governor.workshop;

import dev.governor.audit.Entry;
import dev.governor.audit.EvidenceLog;
import dev.governor.audit.ReceiptKind;
import dev.governor.bundle.BundleRefusal;
import dev.governor.bundle.BundleRegistry;
import dev.governor.bundle.BundleService;
import dev.governor.bundle.BundleSource;
import dev.governor.bundle.Canary;
import dev.governor.bundle.CanaryShare;
import dev.governor.bundle.PolicyBundle;
import dev.governor.identity.Principal;
import dev.governor.kernel.CanonicalJson;
import dev.governor.kernel.ProblemCode;
import dev.governor.kernel.ProblemException;
import dev.governor.workshop.StandingCanary.Ending;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * The life of a bundle on a server: checked, proposed, tried as canary, approved and promoted, rolled back.
 *
 * <p>INVARIANT: no receipt, no change. A bundle is loaded and its receipts are written before it decides; one that is
 * refused leaves everything as it was.
 */
@ApplicationScoped
public class BundleLifecycle {

    private static final Logger LOG = Logger.getLogger(BundleLifecycle.class);

    private final BundleService bundles;
    private final BundleRegistry registry;
    private final PromotionLedger ledger;
    private final CanaryLedger canaries;
    private final EvidenceLog evidence;

    BundleLifecycle(
            BundleService bundles,
            BundleRegistry registry,
            PromotionLedger ledger,
            CanaryLedger canaries,
            EvidenceLog evidence) {
        this.bundles = bundles;
        this.registry = registry;
        this.ledger = ledger;
        this.canaries = canaries;
        this.evidence = evidence;
    }

    /** Returns the bundle that decides. */
    public PolicyBundle active() {
        return registry.active();
    }

    /** Returns what was promoted, newest first. */
    public List<Change> history(int limit) {
        return ledger.promotions().store().history(limit);
    }

    /** Returns the proposals that nobody decided on, oldest first. */
    public List<Change> proposals() {
        return ledger.promotions().store().proposals();
    }

    /**
     * Returns one commit of the store with its files and what it changes.
     *
     * @param id the commit's id, or the id of an open proposal
     */
    public StoredBundle find(String id) {
        BundleStore store = ledger.promotions().store();
        String commit = store.proposal(id).map(Change::commit).orElse(id);
        return new StoredBundle(store.change(commit), store.source(commit), store.diff(commit));
    }

    /** Returns whether a bundle could decide; it is compiled and warmed for that, and then forgotten. */
    public CheckReport check(BundleSource source) {
        try {
            return CheckReport.passed(source.location(), bundles.check(source));
        } catch (BundleRefusal e) {
            return CheckReport.failed(source.location(), source.digest().text(), e.problems());
        }
    }

    /**
     * Proposes a bundle.
     *
     * @throws BundleRefusal when it could not decide
     */
    public Change propose(BundleSource source, Principal author, String why) {
        PolicyBundle bundle = bundles.check(source);
        Promotions promotions = ledger.promotions();
        Change proposed = promotions.propose(source, bundle, author, why);
        QuarkusTransaction.requiringNew()
                .run(() -> evidence.append(entry(ReceiptKind.BUNDLE_PROPOSED, proposed, author)));
        promotions.settle(proposed);
        return proposed;
    }

    void onStart(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE + 1) StartupEvent event) {
        restoreCanary();
    }

    /** Brings back the canary that stood; one that cannot go on ends. */
    public synchronized void restoreCanary() {
        canaries.standing().ifPresent(canary -> {
            try {
                if (!canary.beside().equals(registry.active().digest())) {
                    throw new ProblemException(ProblemCode.CONFLICT, "another bundle decides beside it");
                }
                bundles.start(loaded(canary), List.of());
            } catch (ProblemException e) {
                LOG.warnf("the canary of %s ends: %s", canary.proposal(), e.detail());
                bundles.endCanary(List.of(canaries.ended(canary, Ending.NOT_RESTORED, e.detail(), Entry.GOVERNOR)));
            }
        });
    }

    /** Approves a proposal as {@code approver}, who is not its author, and lets it decide for some from now on. */
    public synchronized StandingCanary startCanary(String proposal, CanaryShare share, Principal approver) {
        canaries.requireNone();
        Change proposed = ledger.promotions().approvable(proposal, approver);
        StandingCanary canary = canaries.begin(proposed, share, registry.active(), approver);
        bundles.start(loaded(canary), List.of(CanaryLedger.started(canary)));
        return canary;
    }

    /** Returns the canary that stands, with what came of it so far; empty when none does. */
    public Optional<StandingCanary.Compared> canary() {
        return canaries.compared();
    }

    /** Approves the canary as {@code approver}, who is not its author, and lets it decide for everybody from now on. */
    public synchronized Change promoteCanary(Principal approver) {
        StandingCanary canary = canaries.required();
        Change promoted = ledger.promotions().approve(canary.proposal(), approver);
        return decide(
                promoted,
                approver,
                List.of(
                        canaries.ended(canary, Ending.PROMOTED, "", approver.subject()),
                        entry(ReceiptKind.BUNDLE_APPROVED, promoted, approver),
                        entry(ReceiptKind.BUNDLE_PROMOTED, promoted, approver)));
    }

    /** Ends the canary; its proposal stays open. One person is enough, because what goes on was agreed on. */
    public synchronized StandingCanary abortCanary(Principal who) {
        StandingCanary canary = canaries.required();
        bundles.endCanary(List.of(canaries.ended(canary, Ending.ABORTED, "", who.subject())));
        return canary;
    }

    /** Approves a proposal as {@code approver}, who is not its author, and lets it decide from now on. */
    public synchronized Change approve(String proposal, Principal approver) {
        canaries.requireNone();
        Promotions promotions = ledger.promotions();
        Change promoted = promotions.approve(proposal, approver);
        return decide(
                promoted,
                approver,
                List.of(
                        entry(ReceiptKind.BUNDLE_APPROVED, promoted, approver),
                        entry(ReceiptKind.BUNDLE_PROMOTED, promoted, approver)));
    }

    /** Lets a bundle that decided before decide again, and for everybody: a canary ends. */
    public synchronized Change rollBack(String commit, Principal who, String why) {
        Change back = ledger.promotions().rollBack(commit, who, why);
        List<Entry> receipts = new ArrayList<>();
        canaries.standing()
                .ifPresent(canary -> receipts.add(canaries.ended(canary, Ending.ROLLED_BACK, why, who.subject())));
        receipts.add(entry(ReceiptKind.BUNDLE_ROLLED_BACK, back, who));
        return decide(back, who, receipts);
    }

    private Canary loaded(StandingCanary canary) {
        BundleSource source = ledger.promotions().store().source(canary.commit());
        return new Canary(canary.id(), bundles.check(source), canary.share());
    }

    private Change decide(Change change, Principal who, List<Entry> receipts) {
        Promotions promotions = ledger.promotions();
        BundleSource source = promotions.store().source(change.commit());
        bundles.activate(source, who.subject(), receipts);
        promotions.settle(change);
        return change;
    }

    private static Entry entry(ReceiptKind kind, Change change, Principal actor) {
        return new Entry(kind, PromotionLedger.SUBJECT, actor.subject(), CanonicalJson.tree(change));
    }
}
