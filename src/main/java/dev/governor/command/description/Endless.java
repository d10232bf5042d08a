package dev.governor.command.description;

import com.fasterxml.jackson.databind.JsonNode;
import dev.governor.kernel.Complaints;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Whether a program goes on until it is stopped, so that what it writes takes all there is room for. */
public enum Endless {
    /** It ends, whatever it reads. */
    NEVER,
    /** It ends when the files that it names do. */
    NAMED,
    /** It ends when they do and what it is fed. */
    FED,
    /** It does not end. */
    ALWAYS;

    /** Returns what {@code tree} says, or {@code null} when it says nothing. */
    static @Nullable Endless read(JsonNode tree, String at, Complaints complaints) {
        if (tree.isMissingNode()) {
            return null;
        }
        return Stream.of(values())
                .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(tree.asText()))
                .findFirst()
                .orElseGet(() -> {
                    complaints.about(
                            at,
                            "`" + tree.asText() + "` does not say when it ends",
                            "write never, named, fed or always");
                    return ALWAYS;
                });
    }
}
