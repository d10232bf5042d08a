package dev.governor.bundle;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

/** Where the policy bundle comes from. */
@ConfigMapping(prefix = "governor.bundle")
public interface BundleConfig {

    /** The directory that holds {@code bundle.yaml}; when absent, the bundle that ships with the application. */
    Optional<Path> directory();
}
