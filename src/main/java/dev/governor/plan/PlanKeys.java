package dev.governor.plan;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.governor.finding.AssetKey;
import dev.governor.kernel.CanonicalJson;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Brings plans that were stored under other written forms of their target's key under the canonical one.
 *
 * <p>What was approved of a plan under its old name is no longer what would run, so it is not lent for any more; the receipt of
 * its submission keeps the name.
 */
@ApplicationScoped
public class PlanKeys {

    private static final String TARGET = "target";

    private final EntityManager entities;

    PlanKeys(EntityManager entities) {
        this.entities = entities;
    }

    /**
     * Does it once for all; nothing is left to do the second time.
     *
     * @return the written forms that were found, with the keys they became
     */
    @Transactional(TxType.MANDATORY)
    public SortedMap<String, String> unify() {
        SortedMap<String, String> renamed = new TreeMap<>();
        List<PlanEntity> rows = entities.createQuery(
                        "from PlanEntity p where locate('%', p.content) > 0 or locate(':.', p.content) > 0 order by"
                                + " p.id",
                        PlanEntity.class)
                .getResultList();
        for (PlanEntity row : rows) {
            row.content = canonical(row.content, renamed);
            String binding = row.binding;
            row.binding = binding == null ? null : canonical(binding, renamed);
        }
        return renamed;
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
