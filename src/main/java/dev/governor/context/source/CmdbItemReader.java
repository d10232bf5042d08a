package dev.governor.context.source;

import dev.governor.context.Attribute;
import dev.governor.context.ContextFact;
import dev.governor.context.ContextReader;
import dev.governor.context.Facts;
import dev.governor.finding.AssetKey;
import dev.governor.finding.AssetNames;
import dev.governor.kernel.Criticality;
import dev.governor.kernel.Level;
import dev.governor.kernel.Trust;
import dev.governor.signal.Format;
import dev.governor.signal.Hygiene;
import dev.governor.signal.SignalRecord;
import dev.governor.signal.Sketch;
import dev.governor.signal.SourceTimes;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads the configuration items of a ServiceNow CMDB, exported as CSV ({@code cmdb_ci}).
 *
 * <p>The asset is {@code u_cloud_resource_id}, else {@code cmdb:<sys_id>} in lower case. Retired items are left out. Values are
 * curated: people keep the inventory, and the process around it is reviewed.
 */
@ApplicationScoped
public class CmdbItemReader implements ContextReader {

    static final String SOURCE = "cmdb-csv";

    @Override
    public Format format() {
        return Format.oneByOne("cmdb-items", "ServiceNow CMDB items, CSV", List.of("/*"));
    }

    @Override
    public boolean recognises(Sketch sketch) {
        return sketch.hasColumns("name", "sys_class_name", "sys_id");
    }

    @Override
    public List<ContextFact> read(SignalRecord record) {
        if (record.text("/operational_status").equalsIgnoreCase("retired")
                || record.text("/name").isEmpty()) {
            return List.of();
        }
        AssetKey asset = keyOf(record);
        Facts facts = new Facts(SOURCE, Trust.CURATED, SourceTimes.parse(record.text("/sys_updated_on")));
        facts.asset(asset, Hygiene.inert(record.text("/name")), typeOf(record));
        attributesOf(record).forEach(stated -> facts.attribute(asset, stated.attribute(), stated.value()));
        return facts.list();
    }

    private record Stated(Attribute attribute, String value) {}

    private static List<Stated> attributesOf(SignalRecord row) {
        List<Stated> stated = new ArrayList<>();
        stated.add(new Stated(Attribute.ENVIRONMENT, row.text("/environment")));
        stated.add(new Stated(Attribute.DATA_CLASSIFICATION, row.text("/u_data_classification")));
        criticality(row.text("/business_criticality"))
                .ifPresent(level -> stated.add(new Stated(Attribute.CRITICALITY, level.word())));
        String owner = row.text("/support_group");
        if (!owner.isEmpty() && !owner.equalsIgnoreCase("unassigned")) {
            stated.add(new Stated(Attribute.OWNER, Hygiene.inert(owner)));
        }
        switch (row.text("/u_internet_facing").toLowerCase(Locale.ROOT)) {
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

    private static AssetKey keyOf(SignalRecord row) {
        String cloudId = row.text("/u_cloud_resource_id");
        return cloudId.isEmpty()
                ? AssetNames.key("cmdb", List.of(row.text("/sys_id").toLowerCase(Locale.ROOT)))
                : AssetNames.of(cloudId);
    }

    private static String typeOf(SignalRecord row) {
        String kind = row.text("/sys_class_name").toLowerCase(Locale.ROOT);
        return kind.startsWith("cmdb_ci_service") ? "service" : kind;
    }
}
