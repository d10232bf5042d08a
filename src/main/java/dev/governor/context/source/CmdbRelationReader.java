package dev.governor.context.source;

import dev.governor.context.ContextFact;
import dev.governor.context.ContextReader;
import dev.governor.context.Facts;
import dev.governor.context.RelationType;
import dev.governor.finding.AssetNames;
import dev.governor.kernel.Trust;
import dev.governor.signal.Format;
import dev.governor.signal.Hygiene;
import dev.governor.signal.SignalRecord;
import dev.governor.signal.Sketch;
import dev.governor.signal.SourceTimes;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Reads the relations of a ServiceNow CMDB, exported as CSV ({@code cmdb_rel_ci}: parent, type, child).
 *
 * <p>A type reads {@code Parent does::Child is done by}; the first half decides. Types that mean nothing to the graph are
 * left out.
 */
@ApplicationScoped
public class CmdbRelationReader implements ContextReader {

    private static final Map<String, RelationType> TYPES = Map.of(
            "contains", RelationType.CONTAINS,
            "depends on", RelationType.DEPENDS_ON,
            "exposes", RelationType.EXPOSES,
            "reads", RelationType.READS,
            "uses", RelationType.READS,
            "member of", RelationType.MEMBER_OF,
            "assumes", RelationType.ASSUMES,
            "runs on", RelationType.DEPLOYED_TO,
            "owned by", RelationType.OWNED_BY);

    @Override
    public Format format() {
        return Format.oneByOne("cmdb-relations", "ServiceNow CMDB relations, CSV", List.of("/*"));
    }

    @Override
    public boolean recognises(Sketch sketch) {
        return sketch.hasColumns("parent", "type", "child");
    }

    @Override
    public List<ContextFact> read(SignalRecord record) {
        String parent = record.text("/parent");
        String child = record.text("/child");
        if (parent.isEmpty() || child.isEmpty()) {
            throw record.broken("", "the relation has no parent or no child");
        }
        String written = record.text("/type");
        int inverse = written.indexOf("::");
        RelationType type = TYPES.get(
                (inverse < 0 ? written : written.substring(0, inverse)).strip().toLowerCase(Locale.ROOT));
        Facts facts =
                new Facts(CmdbItemReader.SOURCE, Trust.CURATED, SourceTimes.parse(record.text("/sys_updated_on")));
        if (type != null) {
            facts.relation(AssetNames.of(Hygiene.line(parent, 1_000)), type, AssetNames.of(Hygiene.line(child, 1_000)));
        }
        return facts.list();
    }
}
