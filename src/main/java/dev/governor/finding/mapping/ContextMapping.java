package dev.governor.finding.mapping;

import dev.governor.kernel.Criticality;
import dev.governor.kernel.DataClassification;
import dev.governor.kernel.Environment;
import dev.governor.kernel.Exposure;
import dev.governor.kernel.Level;
import dev.governor.kernel.Trust;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Which paths of a record hold what a source states about an asset.
 *
 * @param asset the asset
 * @param trust how far the source is believed: curated when people review it, else declared
 * @param asOf the moment it speaks of
 * @param owner who answers for it
 * @param levels environment, data_classification, criticality and exposure, by name
 * @param tags its tags, an object or a list of {@code name=value}
 */
public record ContextMapping(
        MappedAsset asset,
        Trust trust,
        MappedValue asOf,
        MappedValue owner,
        Map<String, MappedLevel> levels,
        MappedValue tags) {

    private static final Set<String> FIELDS = Set.of(
            "asset",
            "trust",
            "as_of",
            "owner",
            "environment",
            "data_classification",
            "criticality",
            "exposure",
            "tags");

    public ContextMapping {
        levels = Collections.unmodifiableSortedMap(new TreeMap<>(levels));
    }

    static ContextMapping of(MappingNode node) {
        Map<String, MappingNode> fields = node.fields(FIELDS);
        if (!fields.containsKey("asset")) {
            node.wrong("`context` does not map `asset`");
        }
        Map<String, MappedLevel> levels = new HashMap<>();
        level(fields, "environment", Environment.class, levels);
        level(fields, "data_classification", DataClassification.class, levels);
        level(fields, "criticality", Criticality.class, levels);
        level(fields, "exposure", Exposure.class, levels);
        return new ContextMapping(
                Optional.ofNullable(fields.get("asset"))
                        .map(MappedAsset::of)
                        .orElseGet(() -> new MappedAsset(MappedAsset.Kind.RESOURCE, Map.of())),
                trust(fields),
                value(fields, "as_of"),
                value(fields, "owner"),
                levels,
                value(fields, "tags"));
    }

    private static Trust trust(Map<String, MappingNode> fields) {
        MappingNode written = fields.get("trust");
        if (written == null) {
            return Trust.DECLARED;
        }
        Optional<Trust> trust = Level.of(Trust.class, written.text())
                .filter(known -> known == Trust.CURATED || known == Trust.DECLARED);
        if (trust.isEmpty()) {
            written.wrong(
                    "`" + written.text() + "` is not a trust that a mapping may give, known are curated, declared");
        }
        return trust.orElse(Trust.DECLARED);
    }

    private static MappedValue value(Map<String, MappingNode> fields, String name) {
        return Optional.ofNullable(fields.get(name)).map(MappedValue::of).orElse(MappedValue.NOTHING);
    }

    private static <E extends Enum<E> & Level> void level(
            Map<String, MappingNode> fields, String name, Class<E> type, Map<String, MappedLevel> levels) {
        MappingNode written = fields.get(name);
        if (written != null) {
            levels.put(name, MappedLevel.of(written, type));
        }
    }
}
