package dev.governor.signal;

import static java.util.Objects.requireNonNull;

import dev.governor.kernel.Trust;
import org.jspecify.annotations.Nullable;

/**
 * A signal as it arrived: the bytes, and how far the party that brought them may be believed.
 *
 * @param body the bytes, untouched
 * @param source what the sender calls itself, for example {@code nightly-scan}, or the repository it speaks of, for example
 *     {@code https://github.com/acme/shop}; empty when it gave no name
 * @param ceiling the most that any value in the body can be trusted, from the caller's role
 * @param actor the subject of the principal who sent it
 */
public record RawSignal(SignalBody body, String source, Trust ceiling, String actor) {

    public RawSignal {
        requireNonNull(body, "body is null");
        requireNonNull(source, "source is null");
        requireNonNull(ceiling, "ceiling is null");
        requireNonNull(actor, "actor is null");
    }

    public RawSignal(byte[] body, @Nullable String source, Trust ceiling, String actor) {
        this(SignalBody.of(body), source == null ? "" : source, ceiling, actor);
    }
}
