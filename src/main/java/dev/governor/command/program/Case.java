package dev.governor.command.program;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What holds of a call when all of its conditions do.
 *
 * @param conditions when it fits
 * @param does its effects, or {@code null} when the description's hold
 * @param operands its operands, or {@code null} when the description's hold
 * @param refuses why such a call is never understood, or {@code null}
 * @param at its JSON pointer in the file
 */
record Case(
        List<Condition> conditions,
        @Nullable List<Does> does,
        @Nullable List<Operand> operands,
        @Nullable String refuses,
        String at) {

    Case {
        conditions = List.copyOf(conditions);
    }

    boolean fits(Arguments arguments, boolean fed) {
        for (Condition condition : conditions) {
            if (!condition.holds(arguments, fed)) {
                return false;
            }
        }
        return true;
    }
}
