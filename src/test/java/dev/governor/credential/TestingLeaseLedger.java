package dev.governor.credential;

import dev.governor.audit.EvidenceUnwritableException;
import dev.governor.audit.ReceiptKind;
import dev.governor.audit.TestingEvidence;
import dev.governor.kernel.ProblemCode;
import dev.governor.kernel.ProblemException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A ledger in memory that remembers the kinds of its receipts in order. */
public final class TestingLeaseLedger implements LeaseLedger {

    private final Map<String, Lease> leases = new LinkedHashMap<>();
    private final List<ReceiptKind> receipts = new ArrayList<>();

    private final List<ReceiptKind> owed = new ArrayList<>();
    private final Map<String, Long> holders = new LinkedHashMap<>();
    private long fence;

    private @Nullable ReceiptKind refused;
    private boolean reachable = true;

    /** Behaves as if the evidence log refused receipts of one kind. */
    void refuse(ReceiptKind kind) {
        refused = kind;
    }

    void refuseNothing() {
        refused = null;
    }

    /** Behaves as if the governor's own database were down, or up again. */
    void reachable(boolean up) {
        reachable = up;
    }

    List<ReceiptKind> owed() {
        return owed;
    }

    private void append(ReceiptKind kind) {
        if (kind == refused) {
            throw TestingEvidence.unwritable(kind);
        }
        receipts.add(kind);
    }

    public List<ReceiptKind> receipts() {
        return receipts;
    }

    @Override
    public void insert(Lease intended) {
        append(ReceiptKind.LEASE_INTENDED);
        leases.put(intended.id(), intended);
    }

    /** Goes on as a server that works on the plan under {@code newFence}; the greater fence has taken over. */
    void workUnder(long newFence) {
        fence = newFence;
    }

    @Override
    public void take(Lease lease) {
        long holder = holders.getOrDefault(lease.id(), 0L);
        if (holder > fence) {
            throw new ProblemException(ProblemCode.CONFLICT, "the lease belongs to another server");
        }
        holders.put(lease.id(), fence);
    }

    @Override
    public long fence() {
        return fence;
    }

    @Override
    public Lease move(Lease lease, LeaseState next, ReceiptKind kind, Map<String, ?> particulars) {
        requireReachable();
        requireUnmoved(lease);
        append(kind);
        leases.put(lease.id(), lease.in(next));
        return lease.in(next);
    }

    @Override
    public Lease end(Lease lease, LeaseState next, ReceiptKind kind, Map<String, ?> particulars) {
        requireReachable();
        requireUnmoved(lease);
        appendOrOwe(kind);
        leases.put(lease.id(), lease.in(next));
        return lease.in(next);
    }

    @Override
    public void noteEnd(ReceiptKind kind, String subject, Map<String, ?> particulars) {
        requireReachable();
        appendOrOwe(kind);
    }

    @Override
    public int payOwed() {
        requireReachable();
        int paid = owed.size();
        owed.forEach(this::append);
        owed.clear();
        return paid;
    }

    @Override
    public boolean isWritable() {
        return reachable && refused == null;
    }

    private void requireUnmoved(Lease lease) {
        if (!lease.equals(leases.get(lease.id()))) {
            throw new LeaseMovedException(lease);
        }
    }

    private void requireReachable() {
        if (!reachable) {
            throw new IllegalStateException("the database is down");
        }
    }

    private void appendOrOwe(ReceiptKind kind) {
        try {
            append(kind);
        } catch (EvidenceUnwritableException e) {
            owed.add(kind);
        }
    }

    @Override
    public Optional<Lease> find(String leaseId) {
        requireReachable();
        return Optional.ofNullable(leases.get(leaseId));
    }

    @Override
    public Optional<Lease> ofPlan(String planId) {
        requireReachable();
        return leases.values().stream()
                .filter(lease -> lease.planId().equals(planId))
                .findFirst();
    }

    @Override
    public Optional<Lease> named(String name) {
        return leases.values().stream()
                .filter(lease -> lease.name().equals(name))
                .findFirst();
    }

    @Override
    public List<Lease> in(List<LeaseState> states) {
        requireReachable();
        return leases.values().stream()
                .filter(lease -> states.contains(lease.state()))
                .toList();
    }
}
