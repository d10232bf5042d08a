package dev.governor.finding;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The names of tags, labels and annotations that mean something. Whoever may write a tag may write these, so what they say
 * is declared: it may raise risk and never lowers it.
 */
public final class AssetTags {

    private static final Map<String, String> ATTRIBUTES = Map.ofEntries(
            Map.entry("env", "environment"),
            Map.entry("environment", "environment"),
            Map.entry("stage", "environment"),
            Map.entry("owner", "owner"),
            Map.entry("team", "owner"),
            Map.entry("data-classification", "data_classification"),
            Map.entry("data_classification", "data_classification"),
            Map.entry("dataclassification", "data_classification"),
            Map.entry("criticality", "criticality"),
            Map.entry("exposure", "exposure"));

    private AssetTags() {}

    /** Returns the word of the attribute that the tag {@code name} states, or empty when it states none. */
    public static Optional<String> attributeFor(String name, String value) {
        return value.isBlank()
                ? Optional.empty()
                : Optional.ofNullable(ATTRIBUTES.get(name.strip().toLowerCase(Locale.ROOT)));
    }
}
