package dev.governor.bundle;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A rule as data: a box over the properties of one fact, and what it means.
 *
 * @param id the stable, path-like id, which is also the rule's name, for example {@code deny/production-delete}
 * @param metadata what it means, by name: {@code title}, {@code effect}, {@code reason} and so on
 * @param constraints the sides of the box, all of which must hold; the first one is an equality
 * @param at where it stands
 * @param places where each of its metadata stands
 */
public record RuleDefinition(
        String id,
        Map<String, String> metadata,
        List<Constraint> constraints,
        SourcePlace at,
        Map<String, SourcePlace> places) {

    /** A rule that nobody wrote down line by line. */
    public RuleDefinition(String id, Map<String, String> metadata, List<Constraint> constraints, SourcePlace at) {
        this(id, metadata, constraints, at, Map.of());
    }

    public RuleDefinition {
        places = Map.copyOf(places);
        metadata = Collections.unmodifiableSortedMap(new TreeMap<>(metadata));
        constraints = List.copyOf(constraints);
    }

    /** Returns the metadata {@code name}, or empty when the rule has none. */
    public Optional<String> find(String name) {
        return Optional.ofNullable(metadata.get(name));
    }

    /** Returns the metadata {@code name}, which the vocabulary requires; an empty text when the rule has none. */
    public String text(String name) {
        @Nullable String value = metadata.get(name);
        return value == null ? "" : value;
    }
}
