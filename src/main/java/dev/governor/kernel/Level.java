package dev.governor.kernel;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A word out of a closed, ordered list, written in lower case wherever it leaves the process. */
public interface Level {

    /** Returns the constant's Java name; every implementation is an enum. */
    String name();

    /** Returns the word as rules, JSON, tables and pages write it, for example {@code high}. */
    default String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the constant that {@code word} names, in any case, or empty when there is none. */
    static <E extends Enum<E> & Level> Optional<E> of(Class<E> type, String word) {
        return Arrays.stream(type.getEnumConstants())
                .filter(level -> level.word().equalsIgnoreCase(word.strip()))
                .findFirst();
    }
}
