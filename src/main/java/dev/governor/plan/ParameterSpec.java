package dev.governor.plan;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a template allows one parameter to be.
 *
 * @param type what kind of value
 * @param required whether a plan must state it; one that is not required has a default
 * @param allowed the only values it may have; empty for any
 * @param pattern a regular expression the whole value must match, null for none
 * @param maxLength the longest text, in characters
 * @param minimum the smallest number; only for integers
 * @param maximum the largest number; only for integers
 * @param description what the parameter does, in a sentence
 * @param defaultValue the value when a plan states none, null when it must
 */
public record ParameterSpec(
        Type type,
        boolean required,
        List<String> allowed,
        @Nullable Pattern pattern,
        int maxLength,
        int minimum,
        int maximum,
        String description,
        @Nullable String defaultValue) {

    /** The kinds of values. */
    public enum Type {
        TEXT,
        INTEGER,
        BOOLEAN
    }

    public ParameterSpec {
        allowed = List.copyOf(allowed);
    }
}
