package dev.governor.credential;

import dev.governor.finding.AssetKey;
import dev.governor.kernel.ProblemCode;
import dev.governor.kernel.ProblemException;
import java.util.List;

/**
 * The credential backends, by the kind of system they serve.
 *
 * @param backends every backend there is
 */
record Lenders(List<CredentialBackend> backends) {

    Lenders {
        backends = List.copyOf(backends);
    }

    /**
     * Returns the backend of a system or an asset.
     *
     * @throws ProblemException {@code target-unavailable} when there is none
     */
    CredentialBackend of(AssetKey system) {
        return backends.stream()
                .filter(backend -> backend.system().equals(system.system()))
                .findFirst()
                .orElseThrow(() -> new ProblemException(
                        ProblemCode.TARGET_UNAVAILABLE, "nothing lends credentials of `" + system + "`"));
    }
}
