package dev.governor.redaction;

/**
 * Where a secret stands in a text.
 *
 * @param kind what it is
 * @param start its first character
 * @param end the character after its last
 */
record Span(SecretKind kind, int start, int end) {

    Span {
        if (start < 0 || end <= start) {
            throw new IllegalArgumentException("a span is not empty");
        }
    }

    /** Returns the span that covers this one and {@code other}, under the more specific of the two kinds. */
    Span with(Span other) {
        return new Span(
                kind.compareTo(other.kind) <= 0 ? kind : other.kind,
                Math.min(start, other.start),
                Math.max(end, other.end));
    }
}
