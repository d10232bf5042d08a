package dev.governor.finding.mapping;

import dev.governor.finding.Verdict;
import dev.governor.kernel.Exploitability;
import dev.governor.kernel.Level;
import dev.governor.kernel.Severity;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which paths of a record hold what a finding says.
 *
 * @param asset what it is on
 * @param tool the tool whose rules {@code rule} names, see {@link dev.governor.finding.FindingTypes}
 * @param rule the rule, empty when every record is a vulnerable package
 * @param severity how bad it is
 * @param exploitability how far attackers are
 * @param status whether it is still there
 * @param texts the fields that are text, by name
 */
record FindingMapping(
        MappedAsset asset,
        String tool,
        MappedValue rule,
        MappedLevel severity,
        MappedLevel exploitability,
        MappedLevel status,
        Map<String, MappedValue> texts) {

    private static final Set<String> TEXTS = Set.of(
            "title",
            "description",
            "discriminator",
            "id",
            "reason",
            "until",
            "first_seen",
            "last_seen",
            "vulnerabilities",
            "weaknesses",
            "package",
            "package_path",
            "fixed_in",
            "location",
            "remediation",
            "url",
            "tags");

    private static final Set<String> FIELDS = Stream.concat(
                    TEXTS.stream(), Stream.of("asset", "type", "severity", "exploitability", "status"))
            .collect(Collectors.toUnmodifiableSet());

    FindingMapping {
        texts = Map.copyOf(texts);
    }

    MappedValue text(String name) {
        return texts.getOrDefault(name, MappedValue.NOTHING);
    }

    static FindingMapping of(MappingNode node, String format) {
        Map<String, MappingNode> fields = node.fields(FIELDS);
        for (String needed : List.of("asset", "type", "title")) {
            if (!fields.containsKey(needed)) {
                node.wrong("`finding` does not map `" + needed + "`");
            }
        }
        Map<String, MappedValue> texts = new HashMap<>();
        fields.forEach((name, value) -> {
            if (TEXTS.contains(name)) {
                texts.put(name, MappedValue.of(value));
            }
        });
        Optional<MappingNode> typed = Optional.ofNullable(fields.get("type"));
        Map<String, MappingNode> type =
                typed.map(section -> section.fields(Set.of("tool", "rule"))).orElse(Map.of());
        if (!type.containsKey("rule") && !texts.containsKey("vulnerabilities")) {
            typed.ifPresent(section -> section.wrong("`type` does not say at which path the `rule` stands"));
        }
        return new FindingMapping(
                Optional.ofNullable(fields.get("asset"))
                        .map(MappedAsset::of)
                        .orElseGet(() -> new MappedAsset(MappedAsset.Kind.RESOURCE, Map.of())),
                Optional.ofNullable(type.get("tool")).map(MappingNode::text).orElse(format),
                Optional.ofNullable(type.get("rule")).map(MappedValue::of).orElse(MappedValue.NOTHING),
                level(fields, "severity", Severity.class),
                level(fields, "exploitability", Exploitability.class),
                level(fields, "status", Verdict.class),
                texts);
    }

    private static <E extends Enum<E> & Level> MappedLevel level(
            Map<String, MappingNode> fields, String name, Class<E> type) {
        return Optional.ofNullable(fields.get(name))
                .map(node -> MappedLevel.of(node, type))
                .orElse(MappedLevel.NOTHING);
    }
}
