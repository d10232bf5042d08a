package dev.governor.credential;

import dev.governor.audit.ReceiptKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where leases are on record.
 *
 * <p>INVARIANT: every write commits together with its receipt, in a short transaction of its own, before it returns. The end
 * of access alone does not wait for the log: its receipt may be owed, and nothing is lent until it is paid.
 */
interface LeaseLedger {

    /** Puts an intended lease on record; refused while a receipt is owed. */
    void insert(Lease intended);

    /**
     * Puts on record that this server is about to have the secret of {@code lease}.
     *
     * @throws dev.governor.kernel.ProblemException {@code conflict} when the lease belongs to another server
     * @throws dev.governor.server.LostClaimException when another server works on the plan now
     */
    void take(Lease lease);

    /** Returns the fence under which this thread works, 0 under none. */
    long fence();

    /**
     * Moves {@code lease} to the state {@code next}, and writes a receipt about its plan.
     *
     * @param lease the lease as it was read
     * @return the lease as it is now
     * @throws LeaseMovedException when it is not as it was read any more; then nothing was written
     */
    Lease move(Lease lease, LeaseState next, ReceiptKind kind, Map<String, ?> particulars);

    /** Moves a lease as {@link #move} does; when the log cannot be written, its receipt is owed. */
    Lease end(Lease lease, LeaseState next, ReceiptKind kind, Map<String, ?> particulars);

    /** Writes a receipt about the end of something that has no lease on record, or owes it. */
    void noteEnd(ReceiptKind kind, String subject, Map<String, ?> particulars);

    /** Appends the receipts that are owed and returns how many there were. */
    int payOwed();

    /** Tells whether leases can be put on record now. */
    boolean isWritable();

    Optional<Lease> find(String leaseId);

    Optional<Lease> ofPlan(String planId);

    Optional<Lease> named(String name);

    /** Returns every lease in one of {@code states}, oldest first. */
    List<Lease> in(List<LeaseState> states);
}
