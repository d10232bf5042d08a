package dev.governor.redaction;

import com.fasterxml.jackson.databind.JsonNode;
import dev.governor.kernel.Complaints;
import dev.governor.kernel.Spelling;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A place in the tree of a file, with whom to tell what is wrong there.
 *
 * @param node what stands there; may be missing
 * @param pointer the place
 * @param complaints takes what is wrong
 */
record Fields(JsonNode node, String pointer, Complaints complaints) {

    private static final int LONGEST = 200;
    private static final int LARGEST = 10_000;

    /** Returns the top of {@code tree}. */
    static Fields of(JsonNode tree, Complaints complaints) {
        Fields top = new Fields(tree, "", complaints);
        if (!tree.isObject()) {
            top.complain("the file is no mapping", "write the sections `tokens`, `names` and their like");
        }
        return top;
    }

    void complain(String sentence, String hint) {
        complaints.about(pointer, sentence, hint);
    }

    /** Complains about keys that are not among {@code known}. */
    void allow(String... known) {
        List<String> all = List.of(known);
        if (!node.isObject() && !node.isMissingNode()) {
            complain("a mapping is expected here", "write one of " + all);
        }
        node.fieldNames().forEachRemaining(name -> {
            if (!all.contains(name)) {
                at(name).complain("the key `" + name + "` is not known here", Spelling.suggestion(name, all));
            }
        });
    }

    Fields at(String name) {
        String escaped = name.replace("~", "~0").replace("/", "~1");
        return new Fields(node.path(name), pointer + "/" + escaped, complaints);
    }

    boolean isMissing() {
        return node.isMissingNode();
    }

    /** Returns the elements of the list; complains when it is none. */
    List<Fields> elements() {
        List<Fields> elements = new ArrayList<>();
        if (!node.isArray() && !node.isMissingNode()) {
            complain("a list is expected here", "begin each line with `- `");
        }
        for (int i = 0; i < node.size() && node.isArray(); i++) {
            elements.add(new Fields(node.path(i), pointer + "/" + i, complaints));
        }
        return elements;
    }

    /** Returns the texts of the list that are neither empty nor long. */
    List<String> texts() {
        return elements().stream().flatMap(element -> element.text().stream()).toList();
    }

    /** Returns the texts of the list, which are in lower case and ASCII. */
    List<String> words() {
        return elements().stream()
                .flatMap(element -> element.text().filter(element::isWord).stream())
                .toList();
    }

    private boolean isWord(String text) {
        boolean word =
                text.equals(text.toLowerCase(Locale.ROOT)) && text.chars().allMatch(c -> c < 0x80);
        if (!word) {
            complain("`" + text + "` is not in lower case and ASCII", "case does not matter for it");
        }
        return word;
    }

    /** Returns the text; complains when there is none. */
    Optional<String> text() {
        if (!node.isValueNode()
                || node.isNull()
                || node.asText().isEmpty()
                || node.asText().length() > LONGEST) {
            complain("a text of 1 to " + LONGEST + " characters is expected here", "write it in quotes");
            return Optional.empty();
        }
        return Optional.of(node.asText());
    }

    /** Returns whether it says {@code true}; no when it is missing. */
    boolean isTrue() {
        if (!node.isBoolean() && !node.isMissingNode()) {
            complain("`true` or `false` is expected here", "leave it out for `false`");
        }
        return node.asBoolean(false);
    }

    /** Returns the number; 1, after a complaint, when it is none. */
    int number() {
        if (!node.isInt() || node.asInt() < 1 || node.asInt() > LARGEST) {
            complain("a number from 1 to " + LARGEST + " is expected here", "write digits without quotes");
            return 1;
        }
        return node.asInt();
    }

    /** Returns the numbers of the mapping by their names. */
    Map<String, Integer> entries() {
        Map<String, Integer> entries = new LinkedHashMap<>();
        if (!node.isObject() && !node.isMissingNode()) {
            complain("a mapping is expected here", "write `name: number`");
        }
        node.fieldNames().forEachRemaining(name -> entries.put(name, at(name).number()));
        return entries;
    }
}
