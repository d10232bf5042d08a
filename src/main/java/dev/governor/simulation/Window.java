package dev.governor.simulation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which recorded decisions are looked at, the newest first. Previews never are.
 *
 * @param from only decisions made at or after this; null for no bound
 * @param until only decisions made before this; null for no bound
 * @param tenant only this tenant's; null for every tenant
 * @param most at most this many of each kind, the newest; at least 1
 */
public record Window(
        @Nullable Instant from,
        @Nullable Instant until,
        @Nullable String tenant,
        long most) {

    /** The most decisions of a kind that are looked at when nobody says how many. */
    public static final long DEFAULT_MOST = 1_000_000;

    /** The whole history, up to {@link #DEFAULT_MOST} of each kind. */
    public static final Window ALL = new Window(null, null, null, DEFAULT_MOST);

    public Window {
        if (most < 1) {
            throw new IllegalArgumentException("at least one decision is looked at, but was: " + most);
        }
    }
}
