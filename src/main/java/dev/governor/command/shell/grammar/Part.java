package dev.governor.command.shell.grammar;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A piece of a word. */
public sealed interface Part {

    /** Characters; when not quoted, patterns, braces and tildes among them have their meaning. */
    record Literal(String text, boolean quoted) implements Part {}

    /** What stands between double quotes, with or without a dollar in front. */
    record Quoted(List<Part> parts) implements Part {}

    /**
     * The value of a variable, or something made of it.
     *
     * @param name      a name, a number, or one of the special characters
     * @param form      whether it is the value, its length, or the value of the variable it names
     * @param subscript what stands in brackets, or {@code null}
     * @param operator  what is done to the value, for example {@code :-}, or empty
     * @param argument  what stands behind the operator
     */
    record Parameter(String name, Form form, @Nullable List<Part> subscript, String operator, List<Part> argument)
            implements Part {}

    /** The output of commands; {@code written} is their beginning. */
    record Substitution(ShellCommand body, String written) implements Part {}

    /** A file that is the output of commands, or their input. */
    record Process(ShellCommand body, boolean reads, String written) implements Part {}

    /** The value of an expression. */
    record Arithmetic(List<Part> expression) implements Part {}

    /** A pattern such as {@code @(a|b)}. */
    record Pattern(char kind, List<Part> alternatives) implements Part {}

    /** What of a variable is meant. */
    enum Form {
        VALUE,
        LENGTH,
        INDIRECT
    }
}
