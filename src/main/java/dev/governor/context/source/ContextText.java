package dev.governor.context.source;

import com.fasterxml.jackson.databind.JsonNode;
import dev.governor.finding.FindingTypes;
import dev.governor.signal.SourceTimes;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Reads a field that versions of a format spell or place differently: the first that says something counts. */
final class ContextText {

    private ContextText() {}

    /** Returns the first text that is not blank at {@code pointers} below {@code node}, or the empty text. */
    static String first(JsonNode node, String... pointers) {
        for (String pointer : pointers) {
            String text = node.at(pointer).asText("").strip();
            if (!text.isEmpty() && !text.equals("null")) {
                return text;
            }
        }
        return "";
    }

    /** Returns the first moment that one of {@code nodes} names, or null. */
    static @Nullable Instant time(JsonNode... nodes) {
        for (JsonNode node : nodes) {
            Instant moment = SourceTimes.parse(node);
            if (moment != null) {
                return moment;
            }
        }
        return null;
    }

    /** Returns {@code text} as a word for a source's name. */
    static String word(String text) {
        return FindingTypes.word(text);
    }
}
