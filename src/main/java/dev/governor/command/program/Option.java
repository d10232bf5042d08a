package dev.governor.command.program;

import java.util.List;

/**
 * An option of a program.
 *
 * @param names its names with their dashes
 * @param arity whether it has a value
 * @param value what its value is
 */
record Option(List<String> names, Arity arity, RoleUse value) {

    /** Whether an option has a value. */
    enum Arity {
        NONE,
        VALUE,
        /** A value only when it stands in the same word. */
        ATTACHED
    }

    Option {
        names = List.copyOf(names);
    }
}
