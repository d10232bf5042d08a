package dev.governor.bundle.knowledge;

import com.fasterxml.jackson.databind.JsonNode;
import dev.governor.kernel.Complaints;
import dev.governor.kernel.Spelling;
import java.util.Set;

/** What every entry has in common: it is a map of known keys, and says in a sentence what it means. */
final class Entries {

    private static final int LONGEST_SENTENCE = 300;

    private Entries() {}

    /** Complains about keys of {@code entry} that are not {@code known}, and about a missing sentence. */
    static void check(String pointer, JsonNode entry, Set<String> known, Complaints complaints) {
        if (!entry.isObject()) {
            complaints.about(pointer, "the entry is no map", "write its keys: " + String.join(", ", sorted(known)));
            return;
        }
        entry.fieldNames().forEachRemaining(key -> {
            if (!known.contains(key)) {
                complaints.about(
                        pointer + "/" + escaped(key),
                        "`" + key + "` is no key of the entry",
                        Spelling.suggestion(key, known));
            }
        });
        JsonNode means = entry.path("means");
        boolean said = means.isTextual() && !means.asText().isBlank();
        if (!said || means.asText().length() > LONGEST_SENTENCE) {
            complaints.about(
                    pointer + "/means",
                    "the entry does not say what it means",
                    "write `means: …`, a sentence of at most " + LONGEST_SENTENCE + " characters");
        }
    }

    /** Returns {@code key} as a part of a JSON pointer (RFC 6901). */
    static String escaped(String key) {
        return key.replace("~", "~0").replace("/", "~1");
    }

    private static Iterable<String> sorted(Set<String> words) {
        return words.stream().sorted().toList();
    }
}
