package dev.governor.kernel;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A word out of a closed, ordered list, written in lower case wherever it leaves the process. */
public interface Level {

    /** The words of every type of levels, in the order of its constants; they are asked for all the time. */
    ClassValue<List<String>> WORDS = new ClassValue<>() {
        @Override
        protected List<String> computeValue(Class<?> type) {
            return Arrays.stream(type.getEnumConstants())
                    .map(level -> ((Level) level).name().toLowerCase(Locale.ROOT))
                    .toList();
        }
    };

    /** Returns the constant's Java name; every implementation is an enum. */
    String name();

    /** Returns the constant's place in its list. */
    int ordinal();

    /** Returns the word as rules, JSON, tables and pages write it, for example {@code high}. */
    default String word() {
        return WORDS.get(((Enum<?>) this).getDeclaringClass()).get(ordinal());
    }

    /** Returns the words of {@code levels}. */
    static Set<String> words(Level... levels) {
        return Arrays.stream(levels).map(Level::word).collect(Collectors.toUnmodifiableSet());
    }

    /** Returns the constant that {@code word} names, in any case, or empty when there is none. */
    static <E extends Enum<E> & Level> Optional<E> of(Class<E> type, String word) {
        String stripped = word.strip();
        return Arrays.stream(type.getEnumConstants())
                .filter(level -> level.word().equalsIgnoreCase(stripped))
                .findFirst();
    }
}
