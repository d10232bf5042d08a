package dev.governor.process.engine;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** How the process engine runs asynchronous steps and timers. */
@ConfigMapping(prefix = "governor.process")
public interface ProcessConfig {

    /** How many asynchronous steps run at the same time in this process. Each holds up to two database connections. */
    @WithDefault("4")
    @Min(1)
    int workers();

    /** How long one asynchronous step may take before its transaction is rolled back and it is tried again. */
    @WithDefault("PT10M")
    Duration stepTimeout();

    /** How long to wait after the first failure of a step; doubled after each further one. */
    @WithDefault("PT2S")
    Duration retryDelay();

    /** The longest wait between two attempts of a failing step. */
    @WithDefault("PT5M")
    Duration retryCap();
}
