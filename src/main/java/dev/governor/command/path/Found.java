package dev.governor.command.path;

import dev.governor.command.ResourceKind;
import org.jspecify.annotations.Nullable;

/** The most sensitive kinds that were found for one path: of what must not be read, and of everything else. */
final class Found {

    private @Nullable ResourceKind guarded;
    private @Nullable ResourceKind other;

    void add(ResourceKind kind) {
        if (PathKinds.guarded(kind)) {
            guarded = most(guarded, kind);
        } else {
            other = most(other, kind);
        }
    }

    /** Returns the most sensitive kind whose reading is a loss, or {@code null} for none. */
    @Nullable
    ResourceKind guarded() {
        return guarded;
    }

    /** Returns the most sensitive of the other kinds, or {@code null} for none. */
    @Nullable
    ResourceKind other() {
        return other;
    }

    static ResourceKind most(@Nullable ResourceKind one, ResourceKind two) {
        return one == null || two.compareTo(one) > 0 ? two : one;
    }
}
