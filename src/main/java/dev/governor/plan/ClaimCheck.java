package dev.governor.plan;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Compares what an agent claims with what is known.
 *
 * <p>A claim is never believed: it changes nothing when it agrees and counts against the plan when it does not. Whether
 * approval is needed is not a fact an agent can state, so a claim that none is needed is always a conflict.
 */
public final class ClaimCheck {

    /** The claims that say whether people are asked. */
    private static final Set<String> APPROVAL_CLAIMS = Set.of("requires_approval", "requires_human_approval");

    private ClaimCheck() {}

    /**
     * Returns one sentence for each claim that contradicts a fact, in the order of the claims' names.
     *
     * @param claims what the agent says
     * @param facts what is known, by the same names: {@code risk}, {@code environment}, {@code data_classification},
     *     {@code exposure}, {@code blast_radius}, {@code owner}
     */
    public static List<String> conflicts(Map<String, JsonNode> claims, Map<String, String> facts) {
        List<String> conflicts = new ArrayList<>();
        new TreeMap<>(claims).forEach((name, claimed) -> {
            String word = claimed.asText().strip().toLowerCase(Locale.ROOT);
            if (APPROVAL_CLAIMS.contains(name)) {
                if (word.equals("false") || word.equals("no")) {
                    conflicts.add("the agent claims that no approval is needed, which only policy decides");
                }
            } else if (facts.containsKey(name) && !facts.get(name).equals(word)) {
                conflicts.add("the agent claims %s is `%s`, the facts say `%s`"
                        .formatted(name.replace('_', ' '), shortened(word), facts.get(name)));
            }
        });
        return List.copyOf(conflicts);
    }

    private static String shortened(String word) {
        return word.length() <= 40 ? word : word.substring(0, 40) + "…";
    }
}
