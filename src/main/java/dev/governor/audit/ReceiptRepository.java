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
import jakarta.persistence.PersistenceException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.List;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class ReceiptRepository {

    private static final Pattern CURSOR = Pattern.compile("[1-9][0-9]{0,17}");

    private static final String INSERT =
            "insert into receipt (sequence, id, tenant, written_at, kind, subject, actor, body,"
                    + " previous, digest) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private static final String HEAD = "select sequence, digest from receipt_head where id = 1";
    private static final String MOVE_HEAD = "update receipt_head set sequence = ?, digest = ? where id = 1";

    private final EntityManager entities;
    private final DataSource database;

    ReceiptRepository(EntityManager entities, DataSource database) {
        this.entities = entities;
        this.database = database;
    }

    /** Returns the last receipt's place, kept from others until the transaction ends. */
    ReceiptHead lockHead() throws SQLException {
        return head(HEAD + " for update");
    }

    ReceiptHead head() {
        try {
            return head(HEAD);
        } catch (SQLException e) {
            throw new PersistenceException("cannot read the head of the evidence log", e);
        }
    }

    private ReceiptHead head(String query) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(query);
                ResultSet row = statement.executeQuery()) {
            row.next();
            return new ReceiptHead(row.getLong(1), new Digest(row.getString(2)));
        }
    }

    /** Appends receipts with their bodies as text, and moves the head, which the caller has locked, behind them. */
    void insert(List<Receipt> receipts, List<String> bodies, ReceiptHead head) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement row = connection.prepareStatement(INSERT);
                PreparedStatement move = connection.prepareStatement(MOVE_HEAD)) {
            for (int i = 0; i < receipts.size(); i++) {
                Receipt receipt = receipts.get(i);
                row.setLong(1, receipt.sequence());
                row.setString(2, receipt.id());
                row.setString(3, receipt.tenant().name());
                row.setObject(4, receipt.at().atOffset(ZoneOffset.UTC));
                row.setString(5, receipt.kind().word());
                row.setString(6, receipt.subject());
                row.setString(7, receipt.actor());
                row.setString(8, bodies.get(i));
                row.setString(9, receipt.previous().text());
                row.setString(10, receipt.digest().text());
                row.addBatch();
            }
            row.executeBatch();
            move.setLong(1, head.sequence());
            move.setString(2, head.digest().text());
            move.executeUpdate();
        }
    }

    Page<Receipt> page(@Nullable String subject, @Nullable ReceiptKind kind, @Nullable String cursor, int limit) {
        List<Receipt> found = entities.createQuery("""
            from ReceiptEntity r
            where r.sequence > :after
              and (:subject is null or r.subject = :subject)
              and (:kind is null or r.kind = :kind)
            order by r.sequence\
            """, ReceiptEntity.class)
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
