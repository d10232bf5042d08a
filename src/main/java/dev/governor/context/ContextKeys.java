package dev.governor.context;

import dev.governor.finding.AssetKey;
import dev.governor.kernel.Digest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Brings facts that were stored under other written forms of their assets' keys under the canonical one.
 *
 * <p>Of two facts that turn out to have one identity the newer counts, as always. The row that says the older thing stays: it
 * replaces nothing.
 */
@ApplicationScoped
public class ContextKeys {

    private static final String WRITTEN = "select id, asset, target from context_fact"
            + " where asset like '%\\%%' or asset like '%:.%' or target like '%\\%%' or target like '%:.%'";

    private final DataSource database;
    private final ContextRepository facts;

    ContextKeys(DataSource database, ContextRepository facts) {
        this.database = database;
        this.facts = facts;
    }

    /**
     * Does it once for all, before the graph is read; nothing is left to do the second time.
     *
     * @return the written forms that were found, with the keys they became
     */
    @Transactional(TxType.MANDATORY)
    public SortedMap<String, String> unify() {
        facts.carryOver();
        facts.lockRevision();
        SortedMap<String, String> renamed = new TreeMap<>();
        try (Connection connection = database.getConnection()) {
            unify(connection, renamed);
        } catch (SQLException e) {
            throw new PersistenceException("cannot bring facts under one key", e);
        }
        if (!renamed.isEmpty()) {
            facts.nextRevision();
        }
        return renamed;
    }

    static void unify(Connection connection, SortedMap<String, String> renamed) throws SQLException {
        for (Spelled row : spelled(connection)) {
            renamed.putAll(row.renamed());
            rename(connection, row);
            identify(connection, row.id());
        }
    }

    /** A row of which a key is not written in the canonical form. */
    private record Spelled(
            String id, String asset, @Nullable String target) {

        SortedMap<String, String> renamed() {
            SortedMap<String, String> renamed = new TreeMap<>();
            note(renamed, asset);
            if (target != null) {
                note(renamed, target);
            }
            return renamed;
        }

        private static void note(SortedMap<String, String> renamed, String written) {
            String key = AssetKey.ofStored(written).text();
            if (!key.equals(written)) {
                renamed.put(written, key);
            }
        }
    }

    private static List<Spelled> spelled(Connection connection) throws SQLException {
        List<Spelled> found = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(WRITTEN);
                ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                Spelled row = new Spelled(rows.getString(1), rows.getString(2), rows.getString(3));
                if (!row.renamed().isEmpty()) {
                    found.add(row);
                }
            }
        }
        return found;
    }

    private static void rename(Connection connection, Spelled row) throws SQLException {
        String target = row.target();
        try (PreparedStatement update =
                connection.prepareStatement("update context_fact set asset = ?, target = ? where id = ?")) {
            update.setString(1, AssetKey.ofStored(row.asset()).text());
            update.setString(
                    2, target == null ? null : AssetKey.ofStored(target).text());
            update.setString(3, row.id());
            update.executeUpdate();
        }
    }

    /** Gives the fact its identity; where another has it, the newer of the two gets the row that has it. */
    private static void identify(Connection connection, String id) throws SQLException {
        ContextFact fact = read(connection, id);
        if (fact == null) {
            return;
        }
        Digest identity = fact.identity();
        ContextFact same = read(connection, identity.text());
        if (same == null) {
            move(connection, id, identity.text());
        } else if (fact.replaces(same)) {
            swap(connection, id, identity.text());
        }
    }

    private static @Nullable ContextFact read(Connection connection, String id) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement("select " + FactRow.COLUMNS + " from context_fact where id = ?")) {
            query.setString(1, id);
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? new FactRow().read(row, 1) : null;
            }
        }
    }

    private static void swap(Connection connection, String newer, String identity) throws SQLException {
        String aside = Digest.of("aside " + newer).text();
        move(connection, identity, aside);
        move(connection, newer, identity);
        move(connection, aside, newer);
    }

    private static void move(Connection connection, String from, String to) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("update context_fact set id = ? where id = ?")) {
            update.setString(1, to);
            update.setString(2, from);
            update.executeUpdate();
        }
    }
}
