package dev.governor.context;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How the context graph keeps up with other processes. */
@ConfigMapping(prefix = "governor.context")
public interface ContextConfig {

    /** How long an answer waits for the revision that its caller demands before it is refused. */
    @WithDefault("PT2S")
    Duration revisionWait();

    /** How often the graph is brought up to what other processes have stored. */
    @WithDefault("5s")
    String refresh();
}
