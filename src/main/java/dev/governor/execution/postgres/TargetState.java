package dev.governor.execution.postgres;

import dev.governor.kernel.CanonicalJson;
import dev.governor.kernel.Digest;
import java.util.List;

/**
 * What a plan changes on one target, as it was read at one moment; as JSON it is what a snapshot holds.
 *
 * @param <S> the kind of state
 */
interface TargetState<S extends TargetState<S>> {

    /**
     * A state as it was read.
     *
     * @param state the state
     * @param version the server's own version of it
     * @param <S> the kind of state
     */
    record Reading<S extends TargetState<S>>(S state, String version) {}

    /** Returns the identity of the thing: what was dropped and made again under the same name is another. */
    long oid();

    /** Returns one line of text that is equal exactly when the states are. */
    String fingerprint();

    /** Returns the expression that computes {@link #fingerprint} inside the server; null when the thing is gone. */
    String fingerprintQuery();

    /** Returns the expression that computes the version inside the server; null when the thing is gone. */
    String versionQuery();

    /** Returns the difference between this state and {@code after}, as lines of a diff. */
    List<String> to(S after);

    /** Returns the digest of a snapshot with this state. */
    default Digest digest() {
        return Digest.ofCanonical(CanonicalJson.tree(this));
    }
}
