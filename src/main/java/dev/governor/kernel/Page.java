package dev.governor.kernel;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A slice of a longer list, in a stable order.
 *
 * @param items the slice
 * @param next an opaque cursor for the slice after this one, null at the end
 */
public record Page<T>(List<T> items, @Nullable String next) {

    /** The number of items when the caller names none. */
    public static final int DEFAULT_LIMIT = 50;

    /** The largest number of items in one slice. */
    public static final int MAX_LIMIT = 500;

    public Page {
        items = List.copyOf(items);
    }

    /**
     * Returns {@code cursor}, the id at which a slice begins, or null for the first slice.
     *
     * @throws ProblemException {@code invalid-cursor} when it is no id that starts with {@code prefix}
     */
    public static @Nullable String cursor(String prefix, @Nullable String cursor) {
        if (cursor != null && !Ids.isOne(prefix, cursor)) {
            throw ProblemException.at(
                    ProblemCode.INVALID_CURSOR, "?cursor", "`" + cursor + "` is no cursor that was handed out");
        }
        return cursor;
    }
}
