package dev.governor.execution;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How executions behave, below {@code governor.execution}. */
@ConfigMapping(prefix = "governor.execution")
public interface ExecutionConfiguration {

    /** How often a failing step is tried before the process takes its way out; at least 1. */
    @WithDefault("5")
    int maxAttempts();

    /** How long the target accepts a leased credential. */
    @WithDefault("15m")
    Duration leaseTtl();
}
