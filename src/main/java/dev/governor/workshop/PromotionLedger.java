package dev.governor.workshop;

import dev.governor.audit.EvidenceLog;
import dev.governor.audit.Receipt;
import dev.governor.audit.ReceiptKind;
import dev.governor.bundle.BundleSource;
import dev.governor.bundle.PolicyBundle;
import dev.governor.bundle.PromotedBundles;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;

/**
 * The server's own store of bundles. Which one decides is what the evidence log says, not where a branch points: a crash
 * between the two is mended at the next start.
 */
@ApplicationScoped
public class PromotionLedger implements PromotedBundles {

    /** What receipts of promotions are about. */
    static final String SUBJECT = "bundle-store";

    private static final Set<ReceiptKind> DECIDING =
            Set.of(ReceiptKind.BUNDLE_PROMOTED, ReceiptKind.BUNDLE_ROLLED_BACK);

    private final Promotions promotions;
    private final EvidenceLog evidence;

    PromotionLedger(WorkshopConfig config, EvidenceLog evidence, Clock clock) {
        this.promotions = new Promotions(BundleStore.open(config.store()), clock);
        this.evidence = evidence;
    }

    /** Returns the rules of promotion over the server's store. */
    public Promotions promotions() {
        return promotions;
    }

    @Override
    public Optional<BundleSource> latest() {
        return evidence.about(SUBJECT).stream()
                .filter(receipt -> DECIDING.contains(receipt.kind()))
                .reduce((earlier, later) -> later)
                .map(this::restored);
    }

    @Override
    public void begin(BundleSource source, PolicyBundle bundle) {
        promotions.begin(source, bundle);
    }

    private BundleSource restored(Receipt receipt) {
        BundleStore store = promotions.store();
        String commit = receipt.body().path("commit").asText();
        if (!store.head().equals(Optional.of(commit))) {
            promotions.settle(store.change(commit));
        }
        return store.source(commit);
    }

    @PreDestroy
    void close() {
        promotions.store().close();
    }
}
