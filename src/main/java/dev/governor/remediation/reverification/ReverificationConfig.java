package dev.governor.remediation.reverification;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.List;

/** When and how what ended verified is looked at again, below {@code governor.reverification}. */
@ConfigMapping(prefix = "governor.reverification")
public interface ReverificationConfig {

    /** How long after a plan ended verified, ascending; a template may say its own. */
    @WithDefault("1h,6h,1d,7d,30d")
    List<Duration> after();

    /** How often what is due is looked for. */
    @WithDefault("60s")
    Duration sweepInterval();

    /** How many are taken at once, of all systems by turns. */
    @WithDefault("50")
    @Min(1)
    @Max(1_000)
    int portion();

    /** How long to wait after the first time that a target could not be asked; doubled after each further one. */
    @WithDefault("1m")
    Duration retryDelay();

    /** The longest wait for a target that could not be asked. */
    @WithDefault("6h")
    Duration retryCap();
}
