package dev.governor.redaction;

import static java.util.Objects.requireNonNull;

/**
 * The place of one marker in a masked text; it tells nothing of the secret, not even its length.
 *
 * @param kind what stood there
 * @param start where the marker begins in the masked text, in characters, from 0
 * @param length the length of the marker, in characters
 */
public record Marker(SecretKind kind, int start, int length) {

    public Marker {
        requireNonNull(kind, "kind");
        if (start < 0 || length <= 0) {
            throw new IllegalArgumentException("a marker lies at 0 or later and is not empty");
        }
    }
}
