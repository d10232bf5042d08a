package dev.governor.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.governor.kernel.CanonicalJson;
import dev.governor.kernel.Ids;
import dev.governor.kernel.Level;
import dev.governor.kernel.Statements;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javax.sql.DataSource;

/**
 * The receipts of what had to happen although the log could not be written: the end of access, and nothing else (ADR 19).
 *
 * <p>A receipt that is owed commits with the change it proves, outside the log, and says when it happened. It is appended in
 * order once the log can be written; until then nothing new may be lent, which {@link #requireNone} sees to.
 */
@ApplicationScoped
public class OwedReceipts {

    private static final int BATCH = 200;
    private static final String OPEN = "from OwedReceiptEntity o where o.sequence is null";

    /** Rolls back a receipt that was only written to see whether it can be. */
    private static final class ThrownAwayException extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }

    private final EntityManager entities;
    private final DataSource database;
    private final EvidenceLog evidence;
    private final Clock clock;

    OwedReceipts(EntityManager entities, DataSource database, EvidenceLog evidence, Clock clock) {
        this.entities = entities;
        this.database = database;
        this.evidence = evidence;
        this.clock = clock;
    }

    /**
     * Commits {@code change} in a transaction of its own with the receipt it returns, or with that receipt owed when the log
     * cannot be written.
     *
     * @param change the end of some access, put on record; runs again when the first transaction is rolled back
     */
    public void commit(Supplier<Entry> change) {
        try {
            QuarkusTransaction.requiringNew().run(() -> evidence.append(change.get()));
        } catch (EvidenceUnwritableException e) {
            QuarkusTransaction.requiringNew().run(() -> owe(change.get()));
        }
    }

    /**
     * Appends what is owed, oldest first, and returns how many receipts that were.
     *
     * @throws EvidenceUnwritableException when the log still cannot be written
     */
    public int pay() {
        if (!isAnyOwed()) {
            return 0;
        }
        int paid = 0;
        int batch;
        do {
            batch = QuarkusTransaction.requiringNew().call(this::payBatch);
            paid += batch;
        } while (batch == BATCH);
        return paid;
    }

    /**
     * Refuses what may not happen while a receipt is owed, in the caller's transaction.
     *
     * @throws EvidenceUnwritableException when one is owed
     */
    @Transactional(TxType.MANDATORY)
    public void requireNone(Entry entry) {
        if (isAnyOwed()) {
            throw new EvidenceUnwritableException(entry, new IllegalStateException("receipts are owed"));
        }
    }

    private boolean isAnyOwed() {
        return Statements.in(
                        database,
                        rows -> rows.first(
                                "select id from owed_receipt where sequence is null limit 1", row -> row.getString(1)))
                .isPresent();
    }

    /** Tells whether the log takes receipts now, by writing one that is thrown away. */
    public boolean isLogWritable() {
        try {
            QuarkusTransaction.requiringNew().run(() -> {
                evidence.append(Entry.byGovernor(ReceiptKind.LEASE_REVOKED, "nothing", Map.of()));
                throw new ThrownAwayException();
            });
            return true;
        } catch (ThrownAwayException e) {
            return true;
        } catch (RuntimeException e) {
            // whatever the reason: nothing can be put on record now
            return false;
        }
    }

    private void owe(Entry entry) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        JsonNode body = CanonicalJson.readTree(CanonicalJson.write(entry.body()));
        if (body instanceof ObjectNode particulars) {
            particulars.put("happened_at", now.toString());
        }
        OwedReceiptEntity row = new OwedReceiptEntity();
        row.id = Ids.next("owe", now.toEpochMilli());
        row.kind = entry.kind().word();
        row.subject = entry.subject();
        row.actor = entry.actor();
        row.body = CanonicalJson.write(body);
        row.owedAt = now;
        entities.persist(row);
        entities.flush();
    }

    private int payBatch() {
        List<OwedReceiptEntity> owed = entities.createQuery(OPEN + " order by o.owedAt, o.id", OwedReceiptEntity.class)
                .setMaxResults(BATCH)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList();
        List<Receipt> receipts =
                evidence.appendAll(owed.stream().map(OwedReceipts::entry).toList());
        for (int i = 0; i < owed.size(); i++) {
            owed.get(i).sequence = receipts.get(i).sequence();
        }
        return owed.size();
    }

    private static Entry entry(OwedReceiptEntity row) {
        return new Entry(
                Level.of(ReceiptKind.class, row.kind).orElseThrow(),
                row.subject,
                row.actor,
                CanonicalJson.readTree(row.body));
    }
}
