package dev.governor.execution.postgres;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One policy of a table, as the catalogue says.
 *
 * @param name its name
 * @param command what it is for: {@code SELECT}, {@code INSERT}, {@code UPDATE}, {@code DELETE} or {@code ALL}
 * @param permissive whether it lets rows through; else it holds rows back that others let through
 * @param roles whom it is for, {@code PUBLIC} for everybody
 * @param using which rows may be reached, as the server writes it; null when it does not say
 * @param check which rows may be written, the same way
 */
record RowPolicy(
        String name,
        String command,
        boolean permissive,
        List<String> roles,
        @Nullable String using,
        @Nullable String check) {

    RowPolicy {
        roles = List.copyOf(roles);
    }

    /** Returns whether it lets anybody read a row. */
    boolean letsRead() {
        return permissive && (command.equals("ALL") || command.equals("SELECT"));
    }

    /** Returns it as a person reads it. */
    String words() {
        return "policy `%s` %s %s for %s%s%s"
                .formatted(
                        name,
                        permissive ? "lets through" : "holds back",
                        command,
                        String.join(", ", roles),
                        using == null ? "" : ", rows where " + using,
                        check == null ? "" : ", new rows where " + check);
    }
}
