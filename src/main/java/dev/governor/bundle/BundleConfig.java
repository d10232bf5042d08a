package dev.governor.bundle;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.Optional;

/** Where the policy bundle comes from that decides until one is promoted. */
@ConfigMapping(prefix = "governor.bundle")
public interface BundleConfig {

    /** The directory that holds {@code bundle.yaml}; when absent, the bundle that ships with the application. */
    Optional<Path> directory();

    /** A Git repository instead of a directory; it is read once, at start. */
    Git git();

    /** A bundle in somebody's Git repository. */
    interface Git {

        /** Its address, {@code https}, {@code ssh} or {@code file}, without a credential. */
        Optional<String> url();

        /** A branch, a tag or, so that nobody can move it, a whole commit id. */
        @WithDefault("HEAD")
        String ref();

        /** The directory of the bundle; when absent, the root, or {@code rules} when the root holds none. */
        Optional<String> path();

        /** What the repository's host asks for; only from the environment or a secret store, and never logged. */
        Optional<String> token();

        /** For SSH: the file, as OpenSSH writes it, with the keys of the hosts that are believed. */
        Optional<Path> knownHosts();

        /** For SSH: the file with the private key to log in with, without a passphrase. */
        Optional<Path> keyFile();
    }
}
