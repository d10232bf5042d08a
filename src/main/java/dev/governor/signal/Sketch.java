package dev.governor.signal;

import com.fasterxml.jackson.databind.JsonNode;
import dev.governor.kernel.Split;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * What a document looks like, enough to tell formats apart: its structure with long arrays and long texts cut short.
 *
 * <p>Arrays hold at most their first {@link #MAX_ELEMENTS} elements. Never read values from it.
 *
 * @param syntax how the document is written
 * @param root the cut document
 */
public record Sketch(Syntax syntax, JsonNode root) {

    /** How many elements of an array are kept. */
    public static final int MAX_ELEMENTS = 10;

    /** Returns the document itself, or the first element of the array that it is. */
    public JsonNode first() {
        return root.isArray() ? root.path(0) : root;
    }

    /** Returns the nodes at {@code pattern}, which may hold stars and need not end in one. */
    public List<JsonNode> at(String pattern) {
        List<JsonNode> found = List.of(root);
        for (String step : pattern.isEmpty() ? List.<String>of() : Split.at('/', pattern.substring(1))) {
            List<JsonNode> next = new ArrayList<>();
            for (JsonNode node : found) {
                if (step.equals("*")) {
                    (node.isArray() ? node : List.<JsonNode>of()).forEach(next::add);
                } else if (node.has(step)) {
                    next.add(node.path(step));
                }
            }
            found = next;
        }
        return found;
    }

    /** Tells whether any node at {@code pattern} fulfils {@code condition}. */
    public boolean any(String pattern, Predicate<JsonNode> condition) {
        return at(pattern).stream().anyMatch(condition);
    }

    /** Tells whether any node at any of {@code patterns} fulfils {@code condition}. */
    public boolean any(List<String> patterns, Predicate<JsonNode> condition) {
        return patterns.stream().anyMatch(pattern -> any(pattern, condition));
    }

    /** Tells whether the document, or any element of the array that it is, fulfils {@code condition}. */
    public boolean anyItem(Predicate<JsonNode> condition) {
        return root.isArray() ? any("/*", condition) : condition.test(root);
    }

    /** Tells whether this is a table that has all of {@code columns}. */
    public boolean hasColumns(String... columns) {
        return syntax == Syntax.CSV && List.of(columns).stream().allMatch(first()::has);
    }
}
