package dev.governor.kernel;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A value together with who said it, how far that is to be believed and as of when.
 *
 * @param value the value, or null when nobody stated one; then {@code trust} is {@link Trust#UNKNOWN}
 * @param source who said so, for example {@code cmdb-csv} or {@code ocsf:posture-scanner}; {@code none} when unknown
 * @param trust how far the source may be believed
 * @param asOf the moment the statement was true, null when unknown
 * @param conflicts what other sources said instead, as readable sentences, oldest first
 */
public record Attributed<T>(
        @Nullable T value,
        String source,
        Trust trust,
        @Nullable Instant asOf,
        List<String> conflicts) {

    public Attributed {
        requireNonNull(source, "source is null");
        requireNonNull(trust, "trust is null");
        conflicts = List.copyOf(conflicts);
        if ((value == null) != (trust == Trust.UNKNOWN)) {
            throw new IllegalArgumentException("a value needs a trust and a trust needs a value, but was: " + trust);
        }
    }

    /** Returns a stated value without conflicts. */
    public static <T> Attributed<T> of(T value, String source, Trust trust, @Nullable Instant asOf) {
        return new Attributed<>(requireNonNull(value, "value is null"), source, trust, asOf, List.of());
    }

    /** Returns the absence of a statement. */
    public static <T> Attributed<T> unknown() {
        return new Attributed<>(null, "none", Trust.UNKNOWN, null, List.of());
    }

    /** Tells whether anyone stated a value. */
    @JsonIgnore
    public boolean isKnown() {
        return value != null;
    }

    /** Returns the value, or {@code fallback} when nobody stated one. */
    public T orElse(T fallback) {
        return value == null ? fallback : value;
    }
}
