package dev.governor.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import dev.governor.kernel.Environment;
import dev.governor.kernel.Level;
import dev.governor.kernel.Spelling;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Collection;
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
    private static final Set<String> LIMITS = Set.of("decision_budget", "max_rules");
    private static final Set<String> INCLUDES = Set.of("include", "includes", "extends", "import", "imports");
    private static final Duration LONGEST_BUDGET = Duration.ofMinutes(1);
    private static final List<String> BANDS = List.of("medium", "high", "critical");

    private final JsonNode root;
    private final byte[] bytes;
    private final List<BundleProblem> problems;

    /**
     * @param root what the file holds
     * @param bytes the file, for the places
     * @param problems where problems go
     */
    ManifestReader(JsonNode root, byte[] bytes, List<BundleProblem> problems) {
        this.root = root;
        this.bytes = bytes;
        this.problems = problems;
    }

    BundleManifest read() {
        if (!root.isObject()) {
            report(
                    "",
                    "the file is empty, or no map",
                    "write one of " + KEYS.stream().sorted().toList() + " a line");
            BundleRefusal.throwIfAny(problems);
        }
        INCLUDES.stream()
                .filter(root::has)
                .forEach(key -> report(
                        "/" + key,
                        "a bundle includes no other bundle or file",
                        "every file of its directory is part of it; copy what it needs there"));
        known("", KEYS);
        known("/limits", LIMITS);
        known("/risk_bands", BANDS);
        if (number("/language_level", 0) != BundleManifest.LANGUAGE_LEVEL) {
            report("/language_level", "`language_level` is not supported", "write " + BundleManifest.LANGUAGE_LEVEL);
        }
        return new BundleManifest(
                text("name"),
                text("version"),
                text("owner"),
                bands(),
                budget(),
                number("/limits/max_rules", 1),
                recommendOnly(),
                controlPlanes());
    }

    private void known(String pointer, Collection<String> known) {
        root.at(pointer).fieldNames().forEachRemaining(key -> {
            if (!known.contains(key) && !(pointer.isEmpty() && INCLUDES.contains(key))) {
                report(
                        pointer + "/" + key,
                        "`" + key + "` is not a key of "
                                + (pointer.isEmpty() ? "a bundle" : "`" + pointer.substring(1) + "`"),
                        Spelling.suggestion(key, known));
            }
        });
    }

    private Map<String, Integer> bands() {
        Map<String, Integer> bands = new LinkedHashMap<>();
        int previous = 0;
        for (String band : BANDS) {
            int from = number("/risk_bands/" + band, 0);
            if (from <= previous || from > 100) {
                report(
                        "/risk_bands/" + band,
                        "`risk_bands." + band + "` does not lie above the band before it",
                        "write medium < high < critical, each 1 to 100");
            }
            bands.put(band, from);
            previous = from;
        }
        return bands;
    }

    private Set<String> recommendOnly() {
        Set<String> environments = texts("/recommend_only");
        environments.stream()
                .filter(word -> Level.of(Environment.class, word).isEmpty())
                .forEach(word -> report(
                        "/recommend_only",
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
            String pointer = "/control_planes/" + plane.getKey();
            Set<String> types = texts(pointer);
            types.stream()
                    .filter(type -> !seen.add(type))
                    .forEach(type -> report(
                            pointer,
                            "`" + type + "` stands in two control planes",
                            "write it where the finding's cause lives"));
            planes.put(plane.getKey(), types);
        });
        return planes;
    }

    private Set<String> texts(String pointer) {
        Set<String> texts = new TreeSet<>();
        JsonNode node = root.at(pointer);
        if (!node.isMissingNode() && !node.isArray()) {
            report(pointer, "`" + name(pointer) + "` is no list", "write it as [a, b]");
        }
        for (int i = 0; i < node.size(); i++) {
            JsonNode each = node.path(i);
            if (!each.isTextual() || !texts.add(each.asText())) {
                report(
                        pointer + "/" + i,
                        "`" + name(pointer) + "` holds something that is no text, or one twice",
                        "write each once");
            }
        }
        return texts;
    }

    private String text(String key) {
        JsonNode node = root.path(key);
        if (!node.isTextual() || node.asText().isBlank()) {
            report("/" + key, "`" + key + "` is missing, or no text", "write `" + key + ": …`");
            return "";
        }
        return node.asText();
    }

    private int number(String pointer, int min) {
        JsonNode node = root.at(pointer);
        if (!node.isInt() || node.asInt() < min) {
            report(
                    pointer,
                    "`" + name(pointer) + "` is missing, or no number",
                    "write a whole number of at least " + min);
            return min;
        }
        return node.asInt();
    }

    private Duration budget() {
        String pointer = "/limits/decision_budget";
        try {
            Duration budget = Duration.parse(root.at(pointer).asText());
            if (budget.isNegative() || budget.isZero() || budget.compareTo(LONGEST_BUDGET) > 0) {
                report(pointer, "`limits.decision_budget` is out of range", "write more than PT0S and at most PT1M");
            }
            return budget;
        } catch (DateTimeParseException e) {
            report(pointer, "`limits.decision_budget` is not a duration", "write ISO 8601, for example PT0.5S");
            return Duration.ZERO;
        }
    }

    private static String name(String pointer) {
        return pointer.substring(1).replace('/', '.');
    }

    private void report(String pointer, String message, String hint) {
        problems.add(BundleProblem.at(new YamlPlaces(FILE, bytes).at(pointer), message, hint));
    }
}
