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
}
