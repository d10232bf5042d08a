package dev.governor.analysis;

import dev.governor.bundle.SourcePlace;
import dev.governor.kernel.Level;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Whether a property holds for every case at once.
 *
 * @param id the property's id, for example {@code production-delete}
 * @param title what is claimed, in a sentence
 * @param status whether it is so
 * @param detail why it fails or cannot be decided, or for how much it was shown
 * @param counterexample a case that breaks it, by property, as the rules test it; empty unless it fails
 * @param places the rules that break it, or where what cannot be decided stands
 */
public record Proof(
        String id,
        String title,
        Status status,
        String detail,
        Map<String, Object> counterexample,
        List<SourcePlace> places) {

    /** Whether a property is so. */
    public enum Status implements Level {
        /** For every case. */
        HOLDS,
        /** There is a counterexample, and the engine was asked about it. */
        FAILS,
        /** The rules are outside what can be reasoned about, or too entangled. */
        CANNOT_DECIDE
    }

    public Proof {
        counterexample = Collections.unmodifiableMap(new LinkedHashMap<>(counterexample));
        places = List.copyOf(places);
    }
}
