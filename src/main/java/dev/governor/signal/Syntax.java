package dev.governor.signal;

import dev.governor.kernel.Level;

/** How a document is written down. Whatever it is, readers see it in the shape of JSON. */
public enum Syntax implements Level {
    /** JSON, also the lines of newline-delimited JSON. */
    JSON,
    /** YAML; each document of a stream is a document of its own. */
    YAML,
    /** A table of text: an array of objects by column name, each with its line under {@link Csv#LINE}. */
    CSV,
    /**
     * XML: an object with the root element; an element is an object with {@code @attribute} texts, and under each child's
     * name an array of those children; an element with nothing but text is that text.
     */
    XML,
    /** Any other text: one string. */
    TEXT
}
