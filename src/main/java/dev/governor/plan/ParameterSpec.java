package dev.governor.plan;

import dev.governor.kernel.Level;
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
 * @param fromFinding what of the finding the value must be, null when the finding says nothing about it
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
        @Nullable FindingField fromFinding,
        String description,
        @Nullable String defaultValue) {

    /** What a finding says that a parameter can be held to. */
    public enum FindingField implements Level {
        /** A version that fixes the vulnerability. */
        FIXED_IN
    }

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
