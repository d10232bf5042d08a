package dev.governor.command.description;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;

/**
 * A description as written.
 *
 * @param file the file it stands in
 * @param pointer its JSON pointer there
 */
record RawDescription(JsonNode tree, String file, String pointer) {

    /** Returns the sub-commands whose names are {@code names}. */
    RawDescription command(String names, JsonNode there) {
        return new RawDescription(there, file, pointer + "/commands" + step(names));
    }

    /** Returns {@code key} as a step of a JSON pointer. */
    static String step(String key) {
        return JsonPointer.empty().appendProperty(key).toString();
    }
}
