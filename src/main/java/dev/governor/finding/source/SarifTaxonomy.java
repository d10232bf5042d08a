package dev.governor.finding.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The weakness classes and vulnerabilities that a SARIF result and its rule name, wherever tools put them: tags, the property
 * {@code cwe}, taxa, relationships, and the rule's own id.
 */
final class SarifTaxonomy {

    private static final Pattern CWE = Pattern.compile("(?i)^cwe-");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,5}");

    private static final Pattern WEAKNESS =
            Pattern.compile("(?i)^(?:external/cwe/)?cwe-(\\d{1,5})(?:\\D.*)?", Pattern.DOTALL);
    private static final Pattern VULNERABILITY =
            Pattern.compile("(?i)\\b(CVE-\\d{4}-\\d{4,19}|GHSA(-[23456789cfghjmpqrvwx]{4}){3})\\b");

    private final JsonNode rule;
    private final JsonNode result;
    private final String ruleId;

    SarifTaxonomy(JsonNode rule, JsonNode result, String ruleId) {
        this.rule = rule;
        this.result = result;
        this.ruleId = ruleId;
    }

    /** Returns the weakness classes, each once, in the order they are named. */
    Set<String> weaknesses() {
        Set<String> found = new LinkedHashSet<>();
        Consumer<JsonNode> keep = node -> {
            Matcher named = WEAKNESS.matcher(node.asText().strip());
            if (named.matches()) {
                found.add("CWE-" + named.group(1));
            }
        };
        for (JsonNode properties : List.of(rule.path("properties"), result.path("properties"))) {
            properties.path("tags").forEach(keep);
            keep.accept(properties.path("cwe"));
            properties.path("cwe").forEach(keep);
        }
        rule.path("relationships").forEach(relation -> ofTaxonomy(relation.path("target"), found));
        result.path("taxa").forEach(taxon -> ofTaxonomy(taxon, found));
        return found;
    }

    /** Returns the vulnerabilities that the rule's id names. */
    Set<String> vulnerabilities() {
        Set<String> found = new LinkedHashSet<>();
        Matcher named = VULNERABILITY.matcher(ruleId.length() > 500 ? ruleId.substring(0, 500) : ruleId);
        while (named.find()) {
            found.add(named.group(1));
        }
        return found;
    }

    private static void ofTaxonomy(JsonNode taxon, Set<String> found) {
        boolean weaknesses = taxon.path("toolComponent")
                .path("name")
                .asText()
                .toUpperCase(Locale.ROOT)
                .equals("CWE");
        String id = CWE.matcher(taxon.path("id").asText().strip()).replaceFirst("");
        if (weaknesses && NUMBER.matcher(id).matches()) {
            found.add("CWE-" + id);
        }
    }
}
