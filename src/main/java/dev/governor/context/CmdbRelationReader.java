package dev.governor.context;

import dev.governor.context.ContextFact.RelationFact;
import dev.governor.finding.AssetKey;
import dev.governor.finding.AssetNames;
import dev.governor.finding.Hygiene;
import dev.governor.finding.SignalDocument;
import dev.governor.finding.SignalDocument.Row;
import dev.governor.finding.SourceTimes;
import dev.governor.kernel.ProblemCode;
import dev.governor.kernel.ProblemException;
import dev.governor.kernel.ProblemException.Place;
import dev.governor.kernel.Trust;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
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
    public String format() {
        return "cmdb-relations";
    }

    @Override
    public boolean recognises(SignalDocument document) {
        return document instanceof SignalDocument.Csv csv
                && csv.header().containsAll(List.of("parent", "type", "child"));
    }

    @Override
    public List<ContextFact> read(SignalDocument document) {
        List<ContextFact> facts = new ArrayList<>();
        List<Place> places = new ArrayList<>();
        for (Row row : ((SignalDocument.Csv) document).rows()) {
            if (row.cell("parent").isEmpty() || row.cell("child").isEmpty()) {
                places.add(new Place("line " + row.line(), "the relation has no parent or no child"));
            } else {
                read(row, facts);
            }
        }
        if (!places.isEmpty()) {
            throw new ProblemException(ProblemCode.INVALID_SIGNAL, places.get(0).detail(), places);
        }
        return facts;
    }

    private static void read(Row row, List<ContextFact> facts) {
        String verb = row.cell("type").split("::", 2)[0].strip().toLowerCase(Locale.ROOT);
        RelationType type = TYPES.get(verb);
        if (type != null) {
            AssetKey parent = AssetNames.of(Hygiene.line(row.cell("parent"), 1_000));
            AssetKey child = AssetNames.of(Hygiene.line(row.cell("child"), 1_000));
            facts.add(new RelationFact(
                    parent,
                    type,
                    child,
                    CmdbItemReader.SOURCE,
                    Trust.CURATED,
                    SourceTimes.parse(row.cell("sys_updated_on"))));
        }
    }
}
