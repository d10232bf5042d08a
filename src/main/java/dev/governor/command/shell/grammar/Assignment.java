package dev.governor.command.shell.grammar;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A variable that gets a value.
 *
 * @param subscript what stands in brackets, or {@code null}
 * @param appends   whether the value is added to the one before
 * @param array     whether it is a list of values in parentheses
 * @param values    the values; exactly one when it is no list
 */
public record Assignment(
        String name,
        @Nullable List<Part> subscript,
        boolean appends,
        boolean array,
        List<ShellWord> values,
        String written) {}
