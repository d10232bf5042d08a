package dev.governor.policy.action;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One action with its arguments. All of it is hostile text; what does not belong to the type is looked at all the same.
 *
 * @param type a word of {@link ActionType}; any other is denied
 * @param command the shell command line
 * @param path the file
 * @param resolvedPath the file after symbolic links, when the caller looked
 * @param query the SQL text
 * @param url the address to connect or send to; a host alone will do
 * @param tool the name of the tool
 * @param content what is written, sent or handed to the tool
 */
public record AgentAction(
        String type,
        @Nullable String command,
        @Nullable String path,
        @Nullable String resolvedPath,
        @Nullable String query,
        @Nullable String url,
        @Nullable String tool,
        @Nullable String content) {

    /** Returns every text that may hold a secret, by the name of its field; those that are there. */
    Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        put(texts, "command", command);
        put(texts, "path", path);
        put(texts, "resolved_path", resolvedPath);
        put(texts, "query", query);
        put(texts, "url", url);
        put(texts, "tool", tool);
        put(texts, "content", content);
        return texts;
    }

    private static void put(Map<String, String> texts, String field, @Nullable String text) {
        if (text != null) {
            texts.put(field, text);
        }
    }
}
