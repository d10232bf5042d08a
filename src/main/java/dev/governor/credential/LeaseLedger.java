package dev.governor.credential;

import dev.governor.audit.ReceiptKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where leases are on record.
 *
 * <p>INVARIANT: every write commits together with its receipt, in a short transaction of its own, before it returns.
 */
interface LeaseLedger {

    /** Puts an intended lease on record. */
    void insert(Lease intended);

    /** Puts {@code lease} on record as being in state {@code next}, and writes a receipt about its plan. */
    Lease move(Lease lease, LeaseState next, ReceiptKind kind, Map<String, ?> particulars);

    /** Writes a receipt about something that has no lease on record. */
    void note(ReceiptKind kind, String subject, Map<String, ?> particulars);

    Optional<Lease> find(String leaseId);

    Optional<Lease> ofPlan(String planId);

    Optional<Lease> named(String name);

    /** Returns every lease in one of {@code states}, oldest first. */
    List<Lease> in(List<LeaseState> states);
}
