package dev.governor.api;

import dev.governor.kernel.Level;
import dev.governor.kernel.Page;
import dev.governor.kernel.ProblemCode;
import dev.governor.kernel.ProblemException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reads query parameters, and says which one is wrong and why. */
final class Query {

    private Query() {}

    /** Returns the limit of a page, {@link Page#DEFAULT_LIMIT} when the caller names none. */
    static int limit(@Nullable String text) {
        return text == null ? Page.DEFAULT_LIMIT : number("limit", text, 1, Page.MAX_LIMIT);
    }

    static int number(String name, String text, int least, int most) {
        try {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw outside(name, text, least, most);
        }
        throw outside(name, text, least, most);
    }

    /** Returns the number of a graph revision. */
    static long revision(String name, String text) {
        if (!text.matches("\\d{1,18}")) {
            throw ProblemException.at(
                    ProblemCode.INVALID_FIELD, "?" + name, "`" + text + "` is not the number of a revision");
        }
        return Long.parseLong(text);
    }

    static <E extends Enum<E> & Level> @Nullable E level(Class<E> type, String name, @Nullable String word) {
        if (word == null) {
            return null;
        }
        return Level.of(type, word)
                .orElseThrow(() -> ProblemException.at(
                        ProblemCode.INVALID_FIELD,
                        "?" + name,
                        "`" + word + "` is none of "
                                + Arrays.stream(type.getEnumConstants())
                                        .map(Level::word)
                                        .toList()));
    }

    private static ProblemException outside(String name, String text, int least, int most) {
        return ProblemException.at(
                ProblemCode.INVALID_FIELD, "?" + name, "`" + text + "` is not a number from " + least + " to " + most);
    }
}
