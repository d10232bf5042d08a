package dev.governor.plan;

import dev.governor.kernel.Digest;
import java.util.List;

/**
 * What a change would do and how it would be undone, computed from one reading of the target and not tried.
 *
 * <p>Lines begin with {@code -} for what goes, {@code +} for what comes and a space for what stays.
 *
 * @param before the digest of the state before
 * @param after the digest of the state after the change
 * @param restored the digest of the state after the rollback
 * @param change the lines from before to after
 * @param wayBack the lines from after to after the rollback
 */
public record ChangePreview(Digest before, Digest after, Digest restored, List<String> change, List<String> wayBack) {

    public ChangePreview {
        change = List.copyOf(change);
        wayBack = List.copyOf(wayBack);
    }

    /** Tells whether undoing the change leads back to the state before. */
    public boolean leadsBack() {
        return before.equals(restored);
    }
}
