package dev.governor.agent;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What decisions on agents' actions need to know of this installation. */
@ConfigMapping(prefix = "governor.actions")
public interface ActionConfig {

    /**
     * Names whose hosts are this installation's own, with everything below them, for example {@code corp.example}; added to
     * those that the bundle lists, because the same bundle may decide elsewhere.
     */
    Optional<List<String>> internalHosts();

    /** Hosts outside that agents may send to, added to those of the bundle. Only these exact names count. */
    Optional<List<String>> knownHosts();

    /** How long a denial counts after the last one. */
    @WithDefault("PT1H")
    Duration denialMemory();

    /** How long a session stays terminated after the last time it asked for something. */
    @WithDefault("P30D")
    Duration terminationMemory();

    /** A YAML file with records of agents under {@code agents}; read when the server starts, and written over what differs. */
    Optional<Path> agentsFile();
}
