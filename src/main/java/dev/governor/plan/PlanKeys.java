package dev.governor.plan;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.governor.finding.AssetKey;
import dev.governor.kernel.CanonicalJson;
import dev.governor.kernel.Statements;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Brings plans that were stored under other written forms of their target's key under the canonical one.
 *
 * <p>What was approved of a plan under its old name is no longer what would run, so it is not lent for any more; the receipt of
 * its submission keeps the name.
 */
@ApplicationScoped
public class PlanKeys {

    private static final String TARGET = "target";

    private static final String OTHER_FORMS = "select id, content, binding from remediation_plan"
            + " where position('%' in content) > 0 or position(':.' in content) > 0 order by id";

    private static final String REWRITE =
            "update remediation_plan set content = ?, binding = ?, version = version + 1 where id = ?";

    private final DataSource database;

    PlanKeys(DataSource database) {
        this.database = database;
    }

    /**
     * Does it once for all; nothing is left to do the second time.
     *
     * @return the written forms that were found, with the keys they became
     */
    @Transactional(TxType.MANDATORY)
    public SortedMap<String, String> unify() {
        SortedMap<String, String> renamed = new TreeMap<>();
        Statements.in(database, rows -> {
            for (Texts stored : rows.rows(OTHER_FORMS, PlanKeys::texts)) {
                String binding = stored.binding();
                rows.update(
                        REWRITE,
                        canonical(stored.content(), renamed),
                        binding == null ? null : canonical(binding, renamed),
                        stored.id());
            }
            return renamed;
        });
        return renamed;
    }

    private record Texts(
            String id, String content, @Nullable String binding) {}

    private static Texts texts(ResultSet row) throws SQLException {
        return new Texts(row.getString(1), row.getString(2), row.getString(3));
    }

    private static String canonical(String content, SortedMap<String, String> renamed) {
        ObjectNode tree = (ObjectNode) CanonicalJson.readTree(content);
        String written = tree.path(TARGET).asText();
        String key = AssetKey.ofStored(written).text();
        if (key.equals(written)) {
            return content;
        }
        renamed.put(written, key);
        return CanonicalJson.write(tree.put(TARGET, key));
    }
}
