package dev.governor.credential;

import dev.governor.audit.ReceiptKind;
import dev.governor.credential.CredentialBackend.ProofReport;
import dev.governor.kernel.ProblemException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Ends credentials: at the target first, on record afterwards, and then tried, to show that they are dead.
 *
 * <p>INVARIANT: ending access waits for no log and no database of ours (ADR 19).
 */
final class LeaseEnding {

    private final LeaseLedger ledger;
    private final HeldCredentials held;
    private final Lenders lenders;

    LeaseEnding(LeaseLedger ledger, HeldCredentials held, Lenders lenders) {
        this.ledger = ledger;
        this.held = held;
        this.lenders = lenders;
    }

    /**
     * Ends a credential when it may be alive and returns its lease.
     *
     * @param onRecord asks the ledger for the lease
     * @param inMemory finds the lease when the ledger cannot be asked; then the credential is ended, and thrown is why it could
     *     not be put on record
     */
    Optional<Lease> revoke(Supplier<Optional<Lease>> onRecord, Supplier<Optional<Lease>> inMemory) {
        Optional<Lease> known;
        try {
            known = onRecord.get();
        } catch (RuntimeException e) {
            inMemory.get().ifPresent(this::endAtTarget);
            throw e;
        }
        while (known.filter(lease -> lease.state().isLive()).isPresent()) {
            endAtTarget(known.get());
            try {
                return Optional.of(noteRevoked(known.get()));
            } catch (LeaseMovedException e) {
                // somebody moved it meanwhile: look again whether it may still be alive
                known = onRecord.get();
            }
        }
        known.filter(lease -> lease.state() == LeaseState.PROVEN_DEAD).ifPresent(lease -> held.forget(lease.id()));
        return known;
    }

    /** Ends what was just minted and could not be put on record; what cannot be ended stays held, for the sweep. */
    void undoMint(Lease lease, RuntimeException cause) {
        try {
            lenders.of(lease.system()).revoke(lease.name(), lease.scope().target(), null);
            held.forget(lease.id());
        } catch (RuntimeException e) {
            held.ending(lease.id());
            cause.addSuppressed(e);
        }
    }

    /**
     * Tries a credential that was ended, and puts on record what that showed.
     *
     * <p>Step and sweep may try it at the same time. INVARIANT: whoever comes second goes by what the first put on record.
     *
     * @param onRecord asks the ledger for the lease
     */
    ProofReport proveDead(Supplier<Lease> onRecord) {
        while (true) {
            try {
                return proveDead(onRecord.get());
            } catch (LeaseMovedException e) {
                // somebody else is ending it, too: look again how far that is
                continue;
            }
        }
    }

    private ProofReport proveDead(Lease lease) {
        if (lease.state() == LeaseState.PROVEN_DEAD) {
            return new ProofReport(true, List.of());
        }
        ProofReport report = tryDead(lease);
        if (report.proven()) {
            Lease ended = lease.state().isLive() ? noteRevoked(lease) : lease;
            ledger.move(ended, LeaseState.PROVEN_DEAD, ReceiptKind.LEASE_PROVEN_DEAD, report.particulars());
            held.forget(lease.id());
        } else {
            listAsNotDead(lease, report.particulars());
        }
        return report;
    }

    private ProofReport tryDead(Lease lease) {
        try {
            return lenders.of(lease.system())
                    .proveDead(lease.name(), lease.scope().target(), held.ending(lease.id()));
        } catch (ProblemException e) {
            listAsNotDead(lease, Map.of("reason", e.detail()));
            throw e;
        }
    }

    private void listAsNotDead(Lease lease, Map<String, ?> particulars) {
        if (lease.state() != LeaseState.NOT_PROVEN_DEAD) {
            ledger.move(lease, LeaseState.NOT_PROVEN_DEAD, ReceiptKind.LEASE_NOT_PROVEN_DEAD, particulars);
        }
    }

    private void endAtTarget(Lease lease) {
        lenders.of(lease.system()).revoke(lease.name(), lease.scope().target(), held.ending(lease.id()));
    }

    private Lease noteRevoked(Lease lease) {
        return ledger.end(lease, LeaseState.REVOKED, ReceiptKind.LEASE_REVOKED, Map.of());
    }
}
