package dev.governor.workshop;

import dev.governor.audit.Entry;
import dev.governor.audit.EvidenceLog;
import dev.governor.audit.ReceiptKind;
import dev.governor.bundle.BundleRefusal;
import dev.governor.bundle.BundleRegistry;
import dev.governor.bundle.BundleService;
import dev.governor.bundle.BundleSource;
import dev.governor.bundle.PolicyBundle;
import dev.governor.identity.Principal;
import dev.governor.kernel.CanonicalJson;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/**
 * The life of a bundle on a server: checked, proposed, approved and promoted, rolled back.
 *
 * <p>INVARIANT: no receipt, no change. A bundle is loaded and its receipts are written before it decides; one that is
 * refused leaves everything as it was.
 */
@ApplicationScoped
public class BundleLifecycle {

    private final BundleService bundles;
    private final BundleRegistry registry;
    private final PromotionLedger ledger;
    private final EvidenceLog evidence;

    BundleLifecycle(BundleService bundles, BundleRegistry registry, PromotionLedger ledger, EvidenceLog evidence) {
        this.bundles = bundles;
        this.registry = registry;
        this.ledger = ledger;
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

    /** Approves a proposal as {@code approver}, who is not its author, and lets it decide from now on. */
    public synchronized Change approve(String proposal, Principal approver) {
        Promotions promotions = ledger.promotions();
        Change promoted = promotions.approve(proposal, approver);
        return decide(
                promoted,
                approver,
                List.of(
                        entry(ReceiptKind.BUNDLE_APPROVED, promoted, approver),
                        entry(ReceiptKind.BUNDLE_PROMOTED, promoted, approver)));
    }

    /** Lets a bundle that decided before decide again. */
    public synchronized Change rollBack(String commit, Principal who, String why) {
        Change back = ledger.promotions().rollBack(commit, who, why);
        return decide(back, who, List.of(entry(ReceiptKind.BUNDLE_ROLLED_BACK, back, who)));
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
