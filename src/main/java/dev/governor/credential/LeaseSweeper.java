package dev.governor.credential;

import dev.governor.audit.ReceiptKind;
import dev.governor.finding.AssetKey;
import dev.governor.kernel.ProblemException;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;

/**
 * Ends what nobody ended: expired leases, leases not proven dead, and credentials in a target that no live lease covers.
 *
 * <p>What fails is tried again at the next run. Credentials that this server holds end without the database; when two sweeps in a
 * row find that nothing can be put on record, all of them do.
 */
@ApplicationScoped
public class LeaseSweeper {

    private static final Logger LOG = Logger.getLogger(LeaseSweeper.class);

    private final CredentialBroker broker;
    private final LeaseLedger ledger;
    private final List<CredentialBackend> backends;
    private final Clock clock;
    private boolean blindBefore;

    LeaseSweeper(CredentialBroker broker, LeaseLedger ledger, @All List<CredentialBackend> backends, Clock clock) {
        this.broker = broker;
        this.ledger = ledger;
        this.backends = backends;
        this.clock = clock;
    }

    /** Sweeps what is on record: for one server at a time, and harmless for several. */
    public void sweep() {
        trying("what is owed", ledger::payOwed);
        trying("leases", this::endOverdue);
        for (CredentialBackend backend : backends) {
            backend.systems().forEach(system -> trying(system.text(), () -> orphans(backend, system)));
        }
    }

    // INVARIANT: what this server holds ends when it expires, and soon when its use could not be put on record
    void endHeld() {
        List<Lease> held = broker.held();
        boolean writable = held.isEmpty() || ledger.isWritable();
        boolean blind = blindBefore && !writable;
        blindBefore = !writable;
        Instant now = clock.instant();
        held.stream()
                .filter(lease -> blind || !now.isBefore(lease.expiresAt()))
                .forEach(lease -> trying(lease.id(), () -> broker.revoke(lease.id())));
    }

    private void endOverdue() {
        overdue()
                .forEach(lease -> trying(lease.id(), () -> {
                    broker.revoke(lease.id());
                    broker.proveDead(lease.id());
                }));
    }

    private List<Lease> overdue() {
        Instant now = clock.instant();
        return ledger
                .in(List.of(
                        LeaseState.INTENDED,
                        LeaseState.MINTED,
                        LeaseState.SCOPE_PROVEN,
                        LeaseState.REVOKED,
                        LeaseState.NOT_PROVEN_DEAD))
                .stream()
                .filter(lease -> lease.state() == LeaseState.NOT_PROVEN_DEAD || !now.isBefore(lease.expiresAt()))
                .toList();
    }

    // The intent is on record before a credential exists, so a name that was listed first has its row by now.
    private void orphans(CredentialBackend backend, AssetKey system) {
        for (String name : backend.live(system)) {
            boolean covered = ledger.named(name)
                    .filter(lease -> lease.system().equals(system))
                    .filter(lease -> lease.state().isLive())
                    .isPresent();
            if (!covered) {
                backend.revoke(name, system, null);
                ledger.noteEnd(ReceiptKind.LEASE_REVOKED, name, Map.of("orphan", true, "system", system));
                LOG.warnf("revoked the orphaned credential %s of %s", name, system);
            }
        }
    }

    private static void trying(String what, Runnable sweep) {
        try {
            sweep.run();
        } catch (ProblemException e) {
            LOG.warnf("cannot sweep %s yet: %s", what, e.detail());
        } catch (RuntimeException e) {
            // one part that cannot be swept, for example without a database, must not keep the others from it
            LOG.warnf("cannot sweep %s yet: %s", what, e);
        }
    }
}
