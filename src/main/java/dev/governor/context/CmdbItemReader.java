package dev.governor.context;

import dev.governor.context.ContextFact.AssetFact;
import dev.governor.context.ContextFact.AttributeFact;
import dev.governor.finding.AssetKey;
import dev.governor.finding.AssetNames;
import dev.governor.finding.Hygiene;
import dev.governor.finding.SignalDocument;
import dev.governor.finding.SignalDocument.Row;
import dev.governor.finding.SourceTimes;
import dev.governor.kernel.Criticality;
import dev.governor.kernel.Level;
import dev.governor.kernel.Trust;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads the configuration items of a ServiceNow CMDB, exported as CSV ({@code cmdb_ci}).
 *
 * <p>The asset is {@code u_cloud_resource_id}, else {@code cmdb:<sys_id>}. Retired items are left out. Values are
 * curated: people keep the inventory, and the process around it is reviewed.
 */
@ApplicationScoped
public class CmdbItemReader implements ContextReader {

    static final String SOURCE = "cmdb-csv";

    @Override
    public String format() {
        return "cmdb-items";
    }

    @Override
    public boolean recognises(SignalDocument document) {
        return document instanceof SignalDocument.Csv csv
                && csv.header().containsAll(List.of("name", "sys_class_name", "sys_id"));
    }

    @Override
    public List<ContextFact> read(SignalDocument document) {
        List<ContextFact> facts = new ArrayList<>();
        for (Row row : ((SignalDocument.Csv) document).rows()) {
            if (!row.cell("operational_status").equalsIgnoreCase("retired")
                    && !row.cell("name").isEmpty()) {
                read(row, facts);
            }
        }
        return facts;
    }

    private static void read(Row row, List<ContextFact> facts) {
        AssetKey asset = keyOf(row);
        Instant asOf = SourceTimes.parse(row.cell("sys_updated_on"));
        String name = Hygiene.line(Hygiene.inert(row.cell("name")), 200);
        facts.add(new AssetFact(asset, name, typeOf(asset, row), SOURCE, Trust.CURATED, asOf));
        attributesOf(row)
                .forEach(stated -> facts.add(
                        new AttributeFact(asset, stated.attribute(), stated.value(), SOURCE, Trust.CURATED, asOf)));
    }

    private record Stated(Attribute attribute, String value) {}

    private static List<Stated> attributesOf(Row row) {
        List<Stated> stated = new ArrayList<>();
        Attribute.ENVIRONMENT
                .wordFor(row.cell("environment"))
                .ifPresent(word -> stated.add(new Stated(Attribute.ENVIRONMENT, word)));
        Attribute.DATA_CLASSIFICATION
                .wordFor(row.cell("u_data_classification"))
                .ifPresent(word -> stated.add(new Stated(Attribute.DATA_CLASSIFICATION, word)));
        criticality(row.cell("business_criticality"))
                .ifPresent(level -> stated.add(new Stated(Attribute.CRITICALITY, level.word())));
        String owner = row.cell("support_group");
        if (!owner.isEmpty() && !owner.equalsIgnoreCase("unassigned")) {
            stated.add(new Stated(Attribute.OWNER, Hygiene.line(Hygiene.inert(owner), 200)));
        }
        switch (row.cell("u_internet_facing").toLowerCase(Locale.ROOT)) {
            case "true", "yes", "1" -> stated.add(new Stated(Attribute.EXPOSURE, "internet"));
            case "false", "no", "0" -> stated.add(new Stated(Attribute.EXPOSURE, "internal"));
            case "isolated" -> stated.add(new Stated(Attribute.EXPOSURE, "isolated"));
            default -> {}
        }
        return stated;
    }

    private static Optional<Criticality> criticality(String cell) {
        return switch (cell.isEmpty() ? ' ' : cell.charAt(0)) {
            case '1' -> Optional.of(Criticality.CRITICAL);
            case '2' -> Optional.of(Criticality.HIGH);
            case '3' -> Optional.of(Criticality.MEDIUM);
            case '4' -> Optional.of(Criticality.LOW);
            default -> Level.of(Criticality.class, cell);
        };
    }

    private static AssetKey keyOf(Row row) {
        String cloudId = row.cell("u_cloud_resource_id");
        return cloudId.isEmpty() ? AssetKey.of("cmdb", List.of(row.cell("sys_id"))) : AssetNames.of(cloudId);
    }

    private static String typeOf(AssetKey asset, Row row) {
        String kind = row.cell("sys_class_name").toLowerCase(Locale.ROOT);
        return AssetNames.typeOf(asset, kind.startsWith("cmdb_ci_service") ? "service" : kind);
    }
}
