package dev.governor.bundle;

import dev.governor.kernel.ProblemCode;
import dev.governor.kernel.ProblemException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What proves to a repository's host who asks, and to us that it is that host.
 *
 * @param token for a host that is asked over https; empty for a public repository
 * @param ssh for a host that is asked over SSH; when absent, none is
 */
public record GitAccess(String token, @Nullable SshFiles ssh) {

    /** What a server was given. */
    static GitAccess of(BundleConfig.Git git) {
        SshFiles ssh = git.knownHosts()
                .flatMap(hosts -> git.keyFile().map(key -> new SshFiles(hosts, List.of(key))))
                .orElse(null);
        return new GitAccess(git.token().orElse(""), ssh);
    }

    SshFiles requireSsh() {
        if (ssh == null) {
            throw new ProblemException(
                    ProblemCode.INVALID_BUNDLE,
                    "a repository over SSH needs `governor.bundle.git.known-hosts` and `governor.bundle.git.key-file`");
        }
        return ssh;
    }

    @Override
    public String toString() {
        return "GitAccess";
    }
}
