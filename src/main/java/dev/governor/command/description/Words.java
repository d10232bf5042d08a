package dev.governor.command.description;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Words of a description: a text with blanks between them, or a list of such texts. */
public final class Words {

    private Words() {}

    /** Returns the words of {@code text}. */
    public static List<String> of(String text) {
        List<String> words = new ArrayList<>();
        int from = -1;
        for (int at = 0; at <= text.length(); at++) {
            boolean blank = at == text.length() || Character.isWhitespace(text.charAt(at));
            if (blank && from >= 0) {
                words.add(text.substring(from, at));
                from = -1;
            } else if (!blank && from < 0) {
                from = at;
            }
        }
        return words;
    }

    /** Returns the words of a text, or of every text of a list. */
    public static List<String> of(JsonNode tree) {
        if (!tree.isArray()) {
            return of(tree.asText(""));
        }
        List<String> words = new ArrayList<>();
        tree.forEach(each -> words.addAll(of(each.asText(""))));
        return words;
    }
}
