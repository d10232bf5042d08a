package dev.governor.analysis;

import dev.governor.bundle.SourcePlace;
import dev.governor.kernel.Level;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Something about a bundle's rules that their author would want to know.
 *
 * @param kind what it is
 * @param level how bad it is; a bundle with an error is refused
 * @param places the rules it is about, the one to look at first
 * @param message what was found, in the author's words
 * @param hint what to do about it; empty when the message says it
 * @param example a case that shows it, by property; empty when there is none to show
 */
public record Remark(
        Kind kind, Weight level, List<SourcePlace> places, String message, String hint, Map<String, Object> example) {

    /** What can be said about rules. */
    public enum Kind implements Level {
        /** Two rules answer the same case differently. */
        CONFLICT,
        /** A rule that never decides, because stricter rules hold wherever it holds. */
        SHADOWED,
        /** A rule without which every outcome would be the same. */
        REDUNDANT,
        /** A rule that holds for no case. */
        UNREACHABLE,
        /** A case that a decision table says nothing about, or knowledge that a bundle does not have. */
        GAP,
        /** A question about rules that are too entangled to be answered. */
        UNDECIDED
    }

    /** How bad it is. */
    public enum Weight implements Level {
        /** Good to know. */
        INFORMATION,
        /** Probably not what was meant. */
        WARNING,
        /** Certainly not what was meant. */
        ERROR
    }

    public Remark {
        places = List.copyOf(places);
        example = Collections.unmodifiableMap(new LinkedHashMap<>(example));
    }
}
