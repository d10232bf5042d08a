package dev.governor.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.governor.kernel.Environment;
import dev.governor.kernel.Level;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Reads {@code bundle.yaml}; every wrong or unknown key is a problem. */
final class ManifestReader {

    static final String FILE = "bundle.yaml";

    private static final Set<String> KEYS = Set.of(
            "name", "version", "owner", "language_level", "risk_bands", "limits", "recommend_only", "control_planes");
    private static final List<String> BANDS = List.of("medium", "high", "critical");

    private final JsonNode root;
    private final List<BundleProblem> problems;

    ManifestReader(JsonNode root, List<BundleProblem> problems) {
        this.root = root;
        this.problems = problems;
    }

    BundleManifest read() {
        root.fieldNames().forEachRemaining(key -> {
            if (!KEYS.contains(key)) {
                report(
                        "`" + key + "` is not a key of a bundle",
                        "use one of " + KEYS.stream().sorted().toList());
            }
        });
        if (number(root, "language_level", 0) != BundleManifest.LANGUAGE_LEVEL) {
            report("`language_level` is not supported", "write " + BundleManifest.LANGUAGE_LEVEL);
        }
        JsonNode limits = root.path("limits");
        return new BundleManifest(
                text("name"),
                text("version"),
                text("owner"),
                bands(),
                duration(limits.path("decision_budget")),
                number(limits, "max_rules", 1),
                recommendOnly(),
                controlPlanes());
    }

    private Map<String, Integer> bands() {
        Map<String, Integer> bands = new LinkedHashMap<>();
        int previous = 0;
        for (String band : BANDS) {
            int from = number(root.path("risk_bands"), band, 0);
            if (from <= previous || from > 100) {
                report(
                        "`risk_bands." + band + "` does not lie above the band before it",
                        "write medium < high < critical, each 1 to 100");
            }
            bands.put(band, from);
            previous = from;
        }
        return bands;
    }

    private Set<String> recommendOnly() {
        Set<String> environments = texts(root.path("recommend_only"), "recommend_only");
        environments.stream()
                .filter(word -> Level.of(Environment.class, word).isEmpty())
                .forEach(word -> report(
                        "`" + word + "` in `recommend_only` is no environment",
                        "write some of "
                                + Arrays.stream(Environment.values())
                                        .map(Level::word)
                                        .toList()));
        return environments;
    }

    private Map<String, Set<String>> controlPlanes() {
        Map<String, Set<String>> planes = new TreeMap<>();
        Set<String> seen = new HashSet<>();
        root.path("control_planes").fields().forEachRemaining(plane -> {
            Set<String> types = texts(plane.getValue(), "control_planes." + plane.getKey());
            types.stream()
                    .filter(type -> !seen.add(type))
                    .forEach(type -> report(
                            "`" + type + "` stands in two control planes", "write it where the finding's cause lives"));
            planes.put(plane.getKey(), types);
        });
        return planes;
    }

    private Set<String> texts(JsonNode node, String key) {
        Set<String> texts = new TreeSet<>();
        if (!node.isMissingNode() && !node.isArray()) {
            report("`" + key + "` is no list", "write it as [a, b]");
        }
        node.forEach(each -> {
            if (!each.isTextual() || !texts.add(each.asText())) {
                report("`" + key + "` holds something that is no text, or one twice", "write each once");
            }
        });
        return texts;
    }

    private String text(String key) {
        JsonNode node = root.path(key);
        if (!node.isTextual() || node.asText().isBlank()) {
            report("`" + key + "` is missing", "write a text");
            return "";
        }
        return node.asText();
    }

    private int number(JsonNode parent, String key, int min) {
        JsonNode node = parent.path(key);
        if (node instanceof MissingNode || !node.isInt() || node.asInt() < min) {
            report("`" + key + "` is missing", "write a whole number of at least " + min);
            return min;
        }
        return node.asInt();
    }

    private Duration duration(JsonNode node) {
        try {
            return Duration.parse(node.asText());
        } catch (DateTimeParseException e) {
            report("`limits.decision_budget` is not a duration", "write ISO 8601, for example PT0.5S");
            return Duration.ZERO;
        }
    }

    private void report(String message, String hint) {
        problems.add(BundleProblem.ofFile(FILE, message, hint));
    }
}
