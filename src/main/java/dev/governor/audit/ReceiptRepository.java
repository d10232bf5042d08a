package dev.governor.audit;

import dev.governor.kernel.CanonicalJson;
import dev.governor.kernel.Digest;
import dev.governor.kernel.Level;
import dev.governor.kernel.Page;
import dev.governor.kernel.ProblemCode;
import dev.governor.kernel.ProblemException;
import dev.governor.kernel.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class ReceiptRepository {

    private static final Pattern CURSOR = Pattern.compile("[1-9][0-9]{0,17}");

    private final EntityManager entities;

    ReceiptRepository(EntityManager entities) {
        this.entities = entities;
    }

    ReceiptHeadEntity lockHead() {
        ReceiptHeadEntity head =
                entities.find(ReceiptHeadEntity.class, ReceiptHeadEntity.ONLY, LockModeType.PESSIMISTIC_WRITE);
        entities.refresh(head);
        return head;
    }

    ReceiptHeadEntity head() {
        return entities.find(ReceiptHeadEntity.class, ReceiptHeadEntity.ONLY);
    }

    void insert(Receipt receipt) {
        ReceiptEntity row = new ReceiptEntity();
        row.sequence = receipt.sequence();
        row.id = receipt.id();
        row.tenant = receipt.tenant().name();
        row.at = receipt.at();
        row.kind = receipt.kind().word();
        row.subject = receipt.subject();
        row.actor = receipt.actor();
        row.body = CanonicalJson.write(receipt.body());
        row.previous = receipt.previous().text();
        row.digest = receipt.digest().text();
        entities.persist(row);
    }

    void flush() {
        entities.flush();
    }

    Page<Receipt> page(@Nullable String subject, @Nullable ReceiptKind kind, @Nullable String cursor, int limit) {
        List<Receipt> found = entities.createQuery("""
                        from ReceiptEntity r
                        where r.sequence > :after
                          and (:subject is null or r.subject = :subject)
                          and (:kind is null or r.kind = :kind)
                        order by r.sequence""", ReceiptEntity.class)
                .setParameter("after", cursor == null ? 0L : sequenceOf(cursor))
                .setParameter("subject", subject)
                .setParameter("kind", kind == null ? null : kind.word())
                .setMaxResults(limit + 1)
                .getResultStream()
                .map(ReceiptRepository::receipt)
                .toList();
        return found.size() <= limit
                ? new Page<>(found, null)
                : new Page<>(
                        found.subList(0, limit),
                        String.valueOf(found.get(limit - 1).sequence()));
    }

    List<Receipt> about(String subject) {
        return entities.createQuery(
                        "from ReceiptEntity r where r.subject = ?1 order by r.sequence", ReceiptEntity.class)
                .setParameter(1, subject)
                .getResultStream()
                .map(ReceiptRepository::receipt)
                .toList();
    }

    List<Receipt> inOrder() {
        return entities.createQuery("from ReceiptEntity r order by r.sequence", ReceiptEntity.class)
                .getResultStream()
                .map(ReceiptRepository::receipt)
                .toList();
    }

    private static long sequenceOf(String cursor) {
        if (!CURSOR.matcher(cursor).matches()) {
            throw ProblemException.at(
                    ProblemCode.INVALID_CURSOR, "?cursor", "`" + cursor + "` is no cursor that was handed out");
        }
        return Long.parseLong(cursor);
    }

    private static Receipt receipt(ReceiptEntity row) {
        return new Receipt(
                row.sequence,
                row.id,
                new Tenant(row.tenant),
                row.at,
                Level.of(ReceiptKind.class, row.kind).orElseThrow(),
                row.subject,
                row.actor,
                CanonicalJson.readTree(row.body),
                new Digest(row.previous),
                new Digest(row.digest));
    }
}
