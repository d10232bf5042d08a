package dev.governor.context;

import dev.governor.kernel.Digest;
import dev.governor.kernel.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import javax.sql.DataSource;

/**
 * The stored facts and the revision that counts their changes.
 *
 * <p>A row's revision is the one after the current: whoever writes holds the revision's lock, so a process that has read
 * revision n finds everything newer in the rows after n.
 */
@ApplicationScoped
class ContextRepository {

    private static final int FETCH_SIZE = 5_000;
    private static final int CARRIED_AT_ONCE = 1_000;
    private static final String NEXT = "(select revision + 1 from context_revision where id = 1)";

    private final EntityManager entities;
    private final DataSource database;

    ContextRepository(EntityManager entities, DataSource database) {
        this.entities = entities;
        this.database = database;
    }

    /** Hands over every fact of a revision after {@code revision}, in no order, without keeping them in memory. */
    void changedSince(long revision, Consumer<ContextFact> taker) {
        read("where revision > " + revision, taker);
    }

    /** Hands over every fact, in no order, without keeping them in memory. */
    void all(Consumer<ContextFact> taker) {
        read("", taker);
    }

    private void read(String where, Consumer<ContextFact> taker) {
        try (Connection connection = database.getConnection();
                PreparedStatement query =
                        connection.prepareStatement("select " + FactRow.COLUMNS + " from context_fact " + where)) {
            query.setFetchSize(FETCH_SIZE);
            FactRow row = new FactRow();
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    taker.accept(row.read(rows, 1));
                }
            }
        } catch (SQLException e) {
            throw new PersistenceException("cannot read facts", e);
        }
    }

    /** Returns the stored facts with {@code identities}, by identity. */
    Map<Digest, ContextFact> like(Collection<Digest> identities) {
        String sql = "select id, " + FactRow.COLUMNS + " from context_fact where id = any(?)";
        Map<Digest, ContextFact> found = new HashMap<>();
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(sql)) {
            query.setArray(
                    1,
                    connection.createArrayOf(
                            "varchar", identities.stream().map(Digest::text).toArray()));
            FactRow row = new FactRow();
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    found.put(new Digest(rows.getString(1)), row.read(rows, 2));
                }
            }
        } catch (SQLException e) {
            throw new PersistenceException("cannot read facts", e);
        }
        return found;
    }

    /** Adds facts, by identity, of which none is stored. The caller holds the revision's lock. */
    void insert(Map<Digest, ContextFact> facts) {
        write(
                "insert into context_fact (kind, asset, label, target, content, ends_at, source, trust, as_of, tenant, id,"
                        + " revision) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, " + NEXT + ")",
                facts);
    }

    /** Replaces facts, by identity, all of which are stored. The caller holds the revision's lock. */
    void update(Map<Digest, ContextFact> facts) {
        update(facts, NEXT);
    }

    /** Moves facts that were stored as JSON into columns. */
    void carryOver() {
        Map<Digest, ContextFact> old = oldRows();
        while (!old.isEmpty()) {
            update(old, "revision");
            old = oldRows();
        }
    }

    private void update(Map<Digest, ContextFact> facts, String revision) {
        write(
                "update context_fact set kind = ?, asset = ?, label = ?, target = ?, content = ?, ends_at = ?, source = ?,"
                        + " trust = ?, as_of = ?, body = null, revision = " + revision + " where tenant = ? and id = ?",
                facts);
    }

    private Map<Digest, ContextFact> oldRows() {
        String sql = "select id, " + FactRow.COLUMNS + " from context_fact where body is not null fetch first "
                + CARRIED_AT_ONCE + " rows only";
        Map<Digest, ContextFact> found = new LinkedHashMap<>();
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(sql);
                ResultSet rows = query.executeQuery()) {
            FactRow row = new FactRow();
            while (rows.next()) {
                found.put(new Digest(rows.getString(1)), row.read(rows, 2));
            }
        } catch (SQLException e) {
            throw new PersistenceException("cannot read facts", e);
        }
        return found;
    }

    private void write(String sql, Map<Digest, ContextFact> facts) {
        if (facts.isEmpty()) {
            return;
        }
        try (Connection connection = database.getConnection();
                PreparedStatement row = connection.prepareStatement(sql)) {
            for (Map.Entry<Digest, ContextFact> fact : facts.entrySet()) {
                FactRow.write(fact.getValue(), row);
                row.setString(FactRow.PARAMETERS + 1, Tenant.DEFAULT.name());
                row.setString(FactRow.PARAMETERS + 2, fact.getKey().text());
                row.addBatch();
            }
            row.executeBatch();
        } catch (SQLException e) {
            throw new PersistenceException("cannot write facts", e);
        }
    }

    /** Returns the revision as it is committed, or as this transaction has it. */
    long revision() {
        ContextRevisionEntity row = entities.find(ContextRevisionEntity.class, ContextRevisionEntity.ONLY);
        return row.revision;
    }

    /** Returns the revision as the database has it. */
    long storedRevision() {
        try (Connection connection = database.getConnection();
                PreparedStatement query =
                        connection.prepareStatement("select revision from context_revision where id = 1");
                ResultSet row = query.executeQuery()) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new PersistenceException("cannot read the revision", e);
        }
    }

    /** Makes other signals wait until this transaction ends. */
    void lockRevision() {
        ContextRevisionEntity row =
                entities.find(ContextRevisionEntity.class, ContextRevisionEntity.ONLY, LockModeType.PESSIMISTIC_WRITE);
        entities.refresh(row);
    }

    long nextRevision() {
        ContextRevisionEntity row = entities.find(ContextRevisionEntity.class, ContextRevisionEntity.ONLY);
        row.revision++;
        return row.revision;
    }
}
