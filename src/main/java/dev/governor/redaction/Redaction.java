package dev.governor.redaction;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * A text without its secrets.
 *
 * @param text the text, with a marker such as {@code [redacted:jwt]} for each secret
 * @param markers the places of the markers that were set, in the order of the text; markers that the text came with are
 *     not among them
 */
public record Redaction(String text, List<Marker> markers) {

    public Redaction {
        requireNonNull(text, "text");
        markers = List.copyOf(markers);
    }

    /** Tells whether anything was masked. */
    public boolean found() {
        return !markers.isEmpty();
    }
}
