package dev.governor.command.program;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A description as written.
 *
 * @param name the key it stands under
 * @param file the file it stands in
 * @param pointer its JSON pointer there
 */
record RawDescription(String name, JsonNode tree, String file, String pointer) {}
