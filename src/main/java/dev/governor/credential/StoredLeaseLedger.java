package dev.governor.credential;

import dev.governor.audit.Entry;
import dev.governor.audit.EvidenceLog;
import dev.governor.audit.OwedReceipts;
import dev.governor.audit.ReceiptKind;
import dev.governor.finding.AssetKey;
import dev.governor.kernel.CanonicalJson;
import dev.governor.kernel.Digest;
import dev.governor.kernel.Level;
import dev.governor.kernel.ProblemCode;
import dev.governor.kernel.ProblemException;
import dev.governor.kernel.Tenant;
import dev.governor.server.Claim;
import dev.governor.server.WorkClaims;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The lease ledger in the governor's own database. */
@ApplicationScoped
class StoredLeaseLedger implements LeaseLedger {

    private final EntityManager entities;
    private final EvidenceLog evidence;
    private final OwedReceipts owed;
    private final WorkClaims claims;

    StoredLeaseLedger(EntityManager entities, EvidenceLog evidence, OwedReceipts owed, WorkClaims claims) {
        this.entities = entities;
        this.claims = claims;
        this.evidence = evidence;
        this.owed = owed;
    }

    @Override
    @Transactional(TxType.REQUIRES_NEW)
    public void insert(Lease intended) {
        LeaseEntity row = new LeaseEntity();
        row.id = intended.id();
        row.tenant = intended.tenant().name();
        row.planId = intended.planId();
        row.name = intended.name();
        row.system = intended.system().text();
        row.binding = intended.binding().text();
        row.scope = CanonicalJson.write(intended.scope());
        row.state = intended.state().word();
        row.intendedAt = intended.intendedAt();
        row.expiresAt = intended.expiresAt();
        entities.persist(row);
        entities.flush();
        Entry entry = entry(intended, ReceiptKind.LEASE_INTENDED, Map.of("scope", intended.scope()));
        evidence.append(entry);
        // INVARIANT: nothing is lent while the end of something lent is not in the log
        owed.requireNone(entry);
    }

    // INVARIANT: a secret belongs to one server at a time; another gets a new one only after it took over the plan's
    // work
    @Override
    @Transactional(TxType.REQUIRES_NEW)
    public void take(Lease lease) {
        claims.requireCurrent();
        int rows = entities.createQuery("""
            update LeaseEntity l
            set l.holder = :me, l.fence = case when l.fence < :fence then :fence else l.fence end
            where l.id = :id and (l.holder is null or l.holder = :me or l.fence < :fence)\
            """)
                .setParameter("me", claims.holder())
                .setParameter("fence", fence())
                .setParameter("id", lease.id())
                .executeUpdate();
        if (rows != 1) {
            throw new ProblemException(
                    ProblemCode.CONFLICT, "the lease `%s` belongs to another server".formatted(lease.id()));
        }
    }

    @Override
    public long fence() {
        return claims.current().map(Claim::fence).orElse(0L);
    }

    @Override
    @Transactional(TxType.REQUIRES_NEW)
    public Lease move(Lease lease, LeaseState next, ReceiptKind kind, Map<String, ?> particulars) {
        Lease moved = compareAndSet(lease, next);
        evidence.append(entry(lease, kind, particulars));
        return moved;
    }

    @Override
    public Lease end(Lease lease, LeaseState next, ReceiptKind kind, Map<String, ?> particulars) {
        owed.commit(() -> {
            compareAndSet(lease, next);
            return entry(lease, kind, particulars);
        });
        return lease.in(next);
    }

    @Override
    public void noteEnd(ReceiptKind kind, String subject, Map<String, ?> particulars) {
        owed.commit(() -> Entry.byGovernor(kind, subject, particulars));
    }

    @Override
    public int payOwed() {
        return owed.pay();
    }

    @Override
    public boolean isWritable() {
        return owed.isLogWritable();
    }

    @Override
    @Transactional
    public Optional<Lease> find(String leaseId) {
        return Optional.ofNullable(entities.find(LeaseEntity.class, leaseId)).map(this::read);
    }

    @Override
    @Transactional
    public Optional<Lease> ofPlan(String planId) {
        return one("from LeaseEntity l where l.planId = ?1", planId);
    }

    @Override
    @Transactional
    public Optional<Lease> named(String name) {
        return one("from LeaseEntity l where l.name = ?1", name);
    }

    @Override
    @Transactional
    public List<Lease> in(List<LeaseState> states) {
        return entities.createQuery("from LeaseEntity l where l.state in ?1 order by l.id", LeaseEntity.class)
                .setParameter(1, states.stream().map(LeaseState::word).toList())
                .getResultStream()
                .map(this::read)
                .toList();
    }

    private Optional<Lease> one(String query, String parameter) {
        return entities.createQuery(query, LeaseEntity.class)
                .setParameter(1, parameter)
                .getResultStream()
                .findFirst()
                .map(this::read);
    }

    /** Reads a row without keeping it: the next reader in a long transaction sees what was written in between. */
    private Lease read(LeaseEntity row) {
        entities.detach(row);
        return lease(row);
    }

    // INVARIANT: of two that move a lease from where both saw it, one does
    private Lease compareAndSet(Lease lease, LeaseState next) {
        Lease moved = lease.in(next);
        int rows = entities.createQuery("""
            update LeaseEntity l set l.state = :next, l.revision = l.revision + 1
            where l.id = :id and l.state = :state and l.revision = :revision\
            """)
                .setParameter("next", next.word())
                .setParameter("id", lease.id())
                .setParameter("state", lease.state().word())
                .setParameter("revision", lease.revision())
                .executeUpdate();
        if (rows != 1) {
            throw new LeaseMovedException(lease);
        }
        return moved;
    }

    private static Entry entry(Lease lease, ReceiptKind kind, Map<String, ?> particulars) {
        Map<String, Object> body = new LinkedHashMap<>(particulars);
        body.put("lease_id", lease.id());
        body.put("name", lease.name());
        body.put("target", lease.scope().target());
        body.put("binding", lease.binding());
        body.put("expires_at", lease.expiresAt());
        return Entry.byGovernor(kind, lease.planId(), body);
    }

    private static Lease lease(LeaseEntity row) {
        return new Lease(
                row.id,
                new Tenant(row.tenant),
                row.planId,
                row.name,
                new AssetKey(row.system),
                new Digest(row.binding),
                CanonicalJson.read(row.scope, LeaseScope.class),
                Level.of(LeaseState.class, row.state).orElseThrow(),
                row.revision,
                row.intendedAt,
                row.expiresAt);
    }
}
