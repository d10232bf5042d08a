package dev.governor.finding.source;

import com.fasterxml.jackson.databind.JsonNode;

/** Reads a field that products and their versions spell or place differently. */
final class FirstText {

    private FirstText() {}

    /** Returns the first text that is not blank at {@code pointers} below {@code node}, or the empty text. */
    static String of(JsonNode node, String... pointers) {
        for (String pointer : pointers) {
            String text = node.at(pointer).asText("").strip();
            if (!text.isEmpty() && !text.equals("null")) {
                return text;
            }
        }
        return "";
    }
}
