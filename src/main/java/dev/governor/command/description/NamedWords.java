package dev.governor.command.description;

import com.fasterxml.jackson.databind.JsonNode;
import dev.governor.kernel.Complaints;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Lists of words that conditions ask for in several places, each written once: {@code {NAME}} stands for those of a list, and
 * {@code -p={NAME}} for an option with each of them.
 */
final class NamedWords {

    /** The key of a file of programs that holds lists, by name. */
    static final String KEY = "lists";

    private final Map<String, List<String>> lists = new HashMap<>();

    /** Adds the lists of {@code tree}. */
    void add(JsonNode tree, String at, Complaints complaints) {
        if (!tree.isObject()) {
            complaints.about(at, "it is no map", "write `name: words` lines");
        }
        tree.properties().forEach(entry -> {
            if (lists.putIfAbsent(entry.getKey(), Words.of(entry.getValue())) != null) {
                complaints.about(
                        at + RawDescription.step(entry.getKey()),
                        "`" + entry.getKey() + "` is listed twice",
                        "keep one of them: a list has one home");
            }
        });
    }

    /** Returns the words of {@code tree}, with those of a list for its name. */
    List<String> of(JsonNode tree, String at, Complaints complaints) {
        List<String> words = new ArrayList<>();
        for (String word : Words.of(tree)) {
            int open = word.indexOf('{');
            String name = open >= 0 && word.endsWith("}") ? word.substring(open + 1, word.length() - 1) : "";
            if (name.isEmpty() || !name.chars().allMatch(c -> c == '-' || Character.isLetter(c))) {
                words.add(word);
            } else if (lists.containsKey(name)) {
                lists.get(name).forEach(each -> words.add(word.substring(0, open) + each));
            } else {
                complaints.about(at, "`" + word + "` is no list", "write the words, or put them under `lists`");
            }
        }
        return words;
    }
}
