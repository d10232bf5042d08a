package dev.governor.workshop;

import dev.governor.bundle.Constraint;
import dev.governor.bundle.RuleDefinition;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A rule as people look at it.
 *
 * @param id its id
 * @param directory where it belongs: {@code policy}, {@code risk} or {@code agents}
 * @param at {@code file:line:column}
 * @param metadata what it means
 * @param conditions what must hold, each as a rule file may write it, with the groups it names
 */
public record RuleCard(String id, String directory, String at, Map<String, String> metadata, List<String> conditions) {

    public RuleCard {
        metadata = Collections.unmodifiableSortedMap(new TreeMap<>(metadata));
        conditions = List.copyOf(conditions);
    }

    /** Returns the metadata {@code name}, empty when the rule has none. */
    public String text(String name) {
        return metadata.getOrDefault(name, "");
    }

    static RuleCard of(String directory, RuleDefinition rule) {
        return new RuleCard(
                rule.id(),
                directory,
                rule.at().toString(),
                rule.metadata(),
                rule.constraints().stream().map(Constraint::shown).toList());
    }

    /** Tells whether both rules say the same, wherever they stand. */
    boolean saysTheSameAs(RuleCard other) {
        return metadata.equals(other.metadata) && conditions.equals(other.conditions);
    }
}
