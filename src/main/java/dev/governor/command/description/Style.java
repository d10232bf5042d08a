package dev.governor.command.description;

/** How a program's options are written. */
public enum Style {
    /** {@code -abc}, {@code -ovalue}, {@code --long=value}. */
    GNU,
    /** {@code -long value}, {@code -long=value}, with one dash or two, no clusters. */
    LONG,
    /** As {@link #GNU}; the first word is a cluster even without its dash. */
    TAR,
    /** No options at all: every word is an operand. */
    WORDS
}
