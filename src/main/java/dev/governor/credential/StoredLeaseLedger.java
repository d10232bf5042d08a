package dev.governor.credential;

import static java.util.Objects.requireNonNull;

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
import dev.governor.kernel.Statements;
import dev.governor.kernel.Tenant;
import dev.governor.server.Claim;
import dev.governor.server.WorkClaims;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;

/** The lease ledger in the governor's own database. */
@ApplicationScoped
class StoredLeaseLedger implements LeaseLedger {

    private static final String READ = "select id, tenant, plan_id, name, system, binding, scope, state, revision,"
            + " intended_at, expires_at from lease where ";

    private static final String INSERT = "insert into lease (id, tenant, plan_id, name, system, binding, scope, state,"
            + " intended_at, expires_at, revision, fence) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0)";

    private static final String TAKE = "update lease set holder = ?, fence = case when fence < ? then ? else fence end"
            + " where id = ? and (holder is null or holder = ? or fence < ?)";

    private static final String MOVE =
            "update lease set state = ?, revision = revision + 1 where id = ? and state = ? and revision = ?";

    private final DataSource database;
    private final EvidenceLog evidence;
    private final OwedReceipts owed;
    private final WorkClaims claims;

    StoredLeaseLedger(DataSource database, EvidenceLog evidence, OwedReceipts owed, WorkClaims claims) {
        this.database = database;
        this.claims = claims;
        this.evidence = evidence;
        this.owed = owed;
    }

    @Override
    @Transactional(TxType.REQUIRES_NEW)
    public void insert(Lease intended) {
        Statements.in(
                database,
                rows -> rows.update(
                        INSERT,
                        intended.id(),
                        intended.tenant().name(),
                        intended.planId(),
                        intended.name(),
                        intended.system().text(),
                        intended.binding().text(),
                        CanonicalJson.write(intended.scope()),
                        intended.state().word(),
                        intended.intendedAt(),
                        intended.expiresAt()));
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
        long fence = fence();
        String me = claims.holder();
        int taken = Statements.in(database, rows -> rows.update(TAKE, me, fence, fence, lease.id(), me, fence));
        if (taken != 1) {
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
        return one("id", leaseId);
    }

    @Override
    @Transactional
    public Optional<Lease> ofPlan(String planId) {
        return one("plan_id", planId);
    }

    @Override
    @Transactional
    public Optional<Lease> named(String name) {
        return one("name", name);
    }

    @Override
    @Transactional
    public List<Lease> in(List<LeaseState> states) {
        String query =
                READ + "state in (" + String.join(", ", Collections.nCopies(states.size(), "?")) + ") order by id";
        Object[] words = states.stream().map(LeaseState::word).toArray();
        return states.isEmpty()
                ? List.of()
                : Statements.in(database, rows -> rows.rows(query, StoredLeaseLedger::lease, words));
    }

    private Optional<Lease> one(String column, String value) {
        return Statements.in(database, rows -> rows.first(READ + column + " = ?", StoredLeaseLedger::lease, value));
    }

    // INVARIANT: of two that move a lease from where both saw it, one does
    private Lease compareAndSet(Lease lease, LeaseState next) {
        Lease moved = lease.in(next);
        int written = Statements.in(
                database,
                rows -> rows.update(MOVE, next.word(), lease.id(), lease.state().word(), lease.revision()));
        if (written != 1) {
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

    private static Lease lease(ResultSet row) throws SQLException {
        return new Lease(
                row.getString(1),
                new Tenant(row.getString(2)),
                row.getString(3),
                row.getString(4),
                new AssetKey(row.getString(5)),
                new Digest(row.getString(6)),
                CanonicalJson.read(row.getString(7), LeaseScope.class),
                Level.of(LeaseState.class, row.getString(8)).orElseThrow(),
                row.getLong(9),
                requireNonNull(Statements.instant(row, 10)),
                requireNonNull(Statements.instant(row, 11)));
    }
}
