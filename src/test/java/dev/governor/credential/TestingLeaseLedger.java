package dev.governor.credential;

import dev.governor.audit.ReceiptKind;
import dev.governor.audit.TestingEvidence;
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

    private @Nullable ReceiptKind refused;

    /** Behaves as if the evidence log refused receipts of one kind. */
    void refuse(ReceiptKind kind) {
        refused = kind;
    }

    void refuseNothing() {
        refused = null;
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

    @Override
    public Lease move(Lease lease, LeaseState next, ReceiptKind kind, Map<String, ?> particulars) {
        append(kind);
        leases.put(lease.id(), lease.in(next));
        return lease.in(next);
    }

    @Override
    public void note(ReceiptKind kind, String subject, Map<String, ?> particulars) {
        append(kind);
    }

    @Override
    public Optional<Lease> find(String leaseId) {
        return Optional.ofNullable(leases.get(leaseId));
    }

    @Override
    public Optional<Lease> ofPlan(String planId) {
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
        return leases.values().stream()
                .filter(lease -> states.contains(lease.state()))
                .toList();
    }
}
