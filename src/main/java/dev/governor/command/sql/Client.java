package dev.governor.command.sql;

import dev.governor.command.Effect;
import dev.governor.command.ResourceKind;
import java.util.Map;
import java.util.Set;

/**
 * A program that sends SQL to a server, and its own commands.
 *
 * @param mark     the sign its commands begin with, or empty
 * @param ends     commands that end a statement as {@code ;} does
 * @param commands what its other commands do; those that are not listed are not understood
 */
record Client(String mark, Set<String> ends, Map<String, Does> commands) {

    /** No client: the text goes to the server as it is. */
    static final Client NONE = new Client("", Set.of(), Map.of());

    /** What a command of a client does. */
    record Does(Effect effect, ResourceKind resource) {}

    /** Returns whether it may replace names after a colon by other text. */
    boolean interpolates() {
        return mark.equals("\\");
    }
}
