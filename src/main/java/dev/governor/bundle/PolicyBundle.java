package dev.governor.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import dev.governor.bundle.knowledge.Knowledge;
import dev.governor.kernel.Digest;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A policy bundle that was read and checked, immutable; what decides is also compiled and warmed.
 *
 * @param manifest what {@code bundle.yaml} says
 * @param digest SHA-256 over every file; stamped on every decision
 * @param facts what the rules of each directory are about
 * @param rules the rules by directory
 * @param templates the catalogue of containment patterns as written, by file; the plan package interprets them
 * @param scenarios facts and what must come of them, by file
 * @param properties what must hold for every case, by file
 * @param knowledge what it knows beside its rules
 */
public record PolicyBundle(
        BundleManifest manifest,
        Digest digest,
        Map<String, FactType> facts,
        Map<String, RuleEvaluator> rules,
        Map<String, JsonNode> templates,
        Map<String, JsonNode> scenarios,
        Map<String, JsonNode> properties,
        Knowledge knowledge) {

    /** A bundle without knowledge. */
    public PolicyBundle(
            BundleManifest manifest,
            Digest digest,
            Map<String, FactType> facts,
            Map<String, RuleEvaluator> rules,
            Map<String, JsonNode> templates,
            Map<String, JsonNode> scenarios,
            Map<String, JsonNode> properties) {
        this(manifest, digest, facts, rules, templates, scenarios, properties, Knowledge.NONE);
    }

    public PolicyBundle {
        facts = Map.copyOf(facts);
        rules = Map.copyOf(rules);
        templates = Collections.unmodifiableSortedMap(new TreeMap<>(templates));
        scenarios = Collections.unmodifiableSortedMap(new TreeMap<>(scenarios));
        properties = Collections.unmodifiableSortedMap(new TreeMap<>(properties));
    }

    /** Returns the bundle's name. */
    public String name() {
        return manifest.name();
    }

    /** Returns the bundle's version. */
    public String version() {
        return manifest.version();
    }

    /** Returns the rules of {@code directory}, for example {@code policy}. */
    public RuleEvaluator rules(String directory) {
        RuleEvaluator found = rules.get(directory);
        if (found == null) {
            throw new IllegalArgumentException("a bundle has rules of " + rules.keySet() + ", not of " + directory);
        }
        return found;
    }

    /** Returns what it knows of the kind {@code type}, or empty when it has nothing of it. */
    public <T> Optional<T> knowledge(Class<T> type) {
        return knowledge.find(type);
    }

    /** Returns the actions of the templates: what may be asked for at all. */
    public Set<String> actions() {
        return actionsOf(templates);
    }

    /** Tells whether a template asks for {@code action}. */
    public boolean hasAction(String action) {
        for (JsonNode template : templates.values()) {
            if (template.path("action").asText().equals(action)) {
                return true;
            }
        }
        return false;
    }

    static Set<String> actionsOf(Map<String, JsonNode> templates) {
        return templates.values().stream()
                .map(template -> template.path("action").asText())
                .collect(Collectors.toUnmodifiableSet());
    }
}
