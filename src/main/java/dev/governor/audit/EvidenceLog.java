package dev.governor.audit;

import dev.governor.kernel.CanonicalJson;
import dev.governor.kernel.Digest;
import dev.governor.kernel.Ids;
import dev.governor.kernel.Page;
import dev.governor.kernel.Tenant;
import dev.governor.server.WorkClaims;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The append-only evidence log.
 *
 * <p>A receipt is written in the transaction of what it proves: both are stored or neither is. Appends are serialised
 * by the row lock on the log's head, so the transaction that appends must be short and must not hold a side effect.
 *
 * <p>INVARIANT: no receipt, no effect. Every failure to append is an {@link EvidenceUnwritableException}, which rolls
 * the transaction back, and callers append before they act.
 */
@ApplicationScoped
public class EvidenceLog {

    private final ReceiptRepository receipts;
    private final WorkClaims claims;
    private final HeldEntries held;
    private final Clock clock;

    EvidenceLog(ReceiptRepository receipts, WorkClaims claims, HeldEntries held, Clock clock) {
        this.receipts = receipts;
        this.claims = claims;
        this.held = held;
        this.clock = clock;
    }

    /**
     * Writes the next receipt.
     *
     * @throws EvidenceUnwritableException when it cannot be written, whatever the cause
     */
    @Transactional(TxType.MANDATORY)
    public Receipt append(Entry entry) {
        List<Receipt> written = sealed(List.of(entry));
        return written.get(written.size() - 1);
    }

    /**
     * Writes a receipt before the next one of the caller's transaction, or before that commits, whichever comes first: for a
     * transaction that has much to work out before it ends, while others wait for the log's head.
     *
     * <p>INVARIANT: what cannot be written then rolls the transaction back.
     */
    @Transactional(TxType.MANDATORY)
    public void appendLater(Entry entry) {
        held.add(entry, () -> appendHeld());
    }

    /**
     * Writes now what {@link #appendLater} was given.
     *
     * @throws EvidenceUnwritableException when one of it cannot be written, whatever the cause
     */
    @Transactional(TxType.MANDATORY)
    public void appendHeld() {
        if (!held.isEmpty()) {
            sealed(List.of());
        }
    }

    /**
     * Writes the next receipts, one for each of {@code entries}, in their order; all of them or none. Returns them behind
     * those of what {@link #appendLater} was given.
     *
     * @throws EvidenceUnwritableException when one of them cannot be written, whatever the cause
     */
    @Transactional(TxType.MANDATORY)
    public List<Receipt> appendAll(List<Entry> entries) {
        return entries.isEmpty() ? List.of() : sealed(entries);
    }

    private List<Receipt> sealed(List<Entry> last) {
        List<Entry> entries = Stream.concat(held.take().stream(), last.stream()).toList();
        // written out before the head is held: nobody else can append meanwhile
        List<String> bodies =
                entries.stream().map(entry -> CanonicalJson.write(entry.body())).toList();
        try {
            // INVARIANT: a server whose work was taken over puts nothing on record any more
            claims.requireCurrent();
            ReceiptHead head = receipts.lockHead();
            Instant at = clock.instant().truncatedTo(ChronoUnit.MICROS);
            List<Receipt> sealed = new ArrayList<>(entries.size());
            long sequence = head.sequence();
            Digest previous = head.digest();
            for (int i = 0; i < entries.size(); i++) {
                sequence++;
                String id = Ids.next("rcp", at.toEpochMilli());
                Receipt receipt =
                        Receipt.sealed(sequence, id, Tenant.DEFAULT, at, entries.get(i), bodies.get(i), previous);
                sealed.add(receipt);
                previous = receipt.digest();
            }
            receipts.insert(sealed, bodies, new ReceiptHead(sequence, previous));
            return sealed;
        } catch (PersistenceException | SQLException e) {
            throw new EvidenceUnwritableException(entries.get(0), e);
        }
    }

    /** Returns receipts in sequence, oldest first, after {@code cursor}; {@code subject} and {@code kind} narrow it. */
    @Transactional
    public Page<Receipt> list(
            @Nullable String subject, @Nullable ReceiptKind kind, @Nullable String cursor, int limit) {
        return receipts.page(subject, kind, cursor, limit);
    }

    /** Returns every receipt about {@code subject}, oldest first. */
    @Transactional
    public List<Receipt> about(String subject) {
        return receipts.about(subject);
    }

    /** Walks the whole log and returns the first thing wrong with it, or empty when every link holds. */
    @Transactional
    public Optional<String> firstBreak() {
        Digest previous = Receipt.GENESIS;
        long expected = 1;
        for (Receipt receipt : receipts.inOrder()) {
            if (receipt.sequence() != expected) {
                return Optional.of("receipt " + expected + " is missing");
            }
            if (!receipt.previous().equals(previous)) {
                return Optional.of("receipt " + expected + " does not link to the one before it");
            }
            if (!receipt.isIntact()) {
                return Optional.of("receipt " + expected + " was changed");
            }
            previous = receipt.digest();
            expected++;
        }
        long head = receipts.head().sequence();
        return head == expected - 1
                ? Optional.empty()
                : Optional.of("the log was cut: the head says " + head + ", found " + (expected - 1));
    }
}
