package dev.governor.execution;

import dev.governor.kernel.Digest;

/**
 * A target's state at one moment: the digest of what it was, and the target's own version of it.
 *
 * <p>The digest tells two states apart, the version two moments: a state that somebody left and came back to has the
 * same digest and another version.
 *
 * @param digest the digest of the state
 * @param version what the target itself counts with: the transactions that wrote the rows of a catalogue, an ETag, a
 *     resource version, a commit id; blank when the target has none
 */
public record TargetVersion(Digest digest, String version) {

    /** Tells whether nobody can have changed the target in between; without a version nobody can tell. */
    boolean isExactly(TargetVersion other) {
        return !version.isBlank() && equals(other);
    }
}
