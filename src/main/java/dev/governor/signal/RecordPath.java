package dev.governor.signal;

import com.fasterxml.jackson.databind.JsonNode;
import dev.governor.kernel.Split;
import java.util.List;

/**
 * Where the repeating elements of a format stand: a JSON pointer in which {@code *} is any element of an array, for example
 * {@code /runs/*}{@code /results/*}.
 *
 * <p>The empty path is the document itself; it counts only when the document is no array and no other path of the reader
 * leads to an array in it.
 *
 * @param steps the names and stars, outermost first
 */
public record RecordPath(List<String> steps) {

    public RecordPath {
        steps = List.copyOf(steps);
        if (!steps.isEmpty() && !steps.get(steps.size() - 1).equals("*")) {
            throw new IllegalArgumentException("a record path ends in a star, but was: " + steps);
        }
    }

    /** Returns the path that {@code pattern} writes; the empty text is the document itself. */
    public static RecordPath of(String pattern) {
        return new RecordPath(pattern.isEmpty() ? List.of() : Split.at('/', pattern.substring(1)));
    }

    /** Returns the paths that {@code patterns} write. */
    public static List<RecordPath> all(List<String> patterns) {
        return patterns.stream().map(RecordPath::of).toList();
    }

    /** Tells whether this is the path of the document itself. */
    public boolean isWhole() {
        return steps.isEmpty();
    }

    /** Tells whether {@code root} has an array where this path's last star points. */
    public boolean leadsToArray(JsonNode root) {
        return !isWhole() && leadsToArray(root, 0);
    }

    private boolean leadsToArray(JsonNode node, int step) {
        if (step == steps.size() - 1) {
            return node.isArray();
        }
        if (!steps.get(step).equals("*")) {
            return leadsToArray(node.path(steps.get(step)), step + 1);
        }
        for (JsonNode element : node.isArray() ? node : List.<JsonNode>of()) {
            if (leadsToArray(element, step + 1)) {
                return true;
            }
        }
        return false;
    }

    /** Returns the JSON pointer of the array that holds the records, stars and all, for example {@code /matches}. */
    public String holder() {
        return isWhole() ? "" : text(steps.subList(0, steps.size() - 1));
    }

    @Override
    public String toString() {
        return text(steps);
    }

    private static String text(List<String> steps) {
        return steps.isEmpty() ? "" : "/" + String.join("/", steps);
    }
}
