package dev.governor.command.description;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An option of a program.
 *
 * @param names its names with their dashes
 * @param arity whether it has a value
 * @param value what its value is
 * @param second what the word behind its value is, or {@code null}
 */
public record Option(
        List<String> names,
        Arity arity,
        RoleUse value,
        @Nullable RoleUse second) {

    /** The word {@code --}, behind which everything is an operand. */
    static final Option END = new Option(List.of("--"), Arity.NONE, RoleUse.WORD);

    /** Whether an option has a value. */
    public enum Arity {
        NONE,
        VALUE,
        /** A value only when it stands in the same word. */
        ATTACHED
    }

    public Option {
        names = List.copyOf(names);
    }

    Option(List<String> names, Arity arity, RoleUse value) {
        this(names, arity, value, null);
    }
}
