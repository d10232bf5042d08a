package dev.governor.signal;

/**
 * What is known of a document besides its content.
 *
 * @param place which document of the signal it is, for example {@code line 7}; empty when it is the only one
 * @param pointer where the document starts in what stands at that place, a JSON pointer; empty for its root
 * @param source what the sender calls itself
 * @param envelope what the envelopes said
 */
record DocumentFacts(String place, String pointer, String source, Envelope envelope) {

    /** Returns the place of the whole document. */
    String whole() {
        return at("");
    }

    /** Returns the place of {@code below}, a JSON pointer in the document. */
    String at(String below) {
        String inside = pointer + below;
        if (place.isEmpty() || inside.isEmpty()) {
            return place + inside;
        }
        return place + " " + inside;
    }
}
