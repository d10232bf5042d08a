package dev.governor.server;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How servers on one database share the work, below {@code governor.server}. */
@ConfigMapping(prefix = "governor.server")
public interface ServerConfig {

    /** How long a server that stopped answering keeps its work; it renews its claims three times as often. */
    @WithDefault("20s")
    Duration claim();

    /**
     * Whether no other server can work on this database. {@code governor serve} says so for the embedded database, whose
     * directory it has locked; then what an earlier run claimed is free at once.
     */
    @WithDefault("false")
    boolean alone();
}
