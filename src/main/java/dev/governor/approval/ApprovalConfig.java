package dev.governor.approval;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The two clocks of approval. */
@ConfigMapping(prefix = "governor.approval")
public interface ApprovalConfig {

    /** How long a request waits for reviews before silence becomes a no. */
    @WithDefault("PT24H")
    Duration validity();

    /** How long after a decision or its last approval the plan may still start. */
    @WithDefault("PT30M")
    Duration executionValidity();

    /**
     * How often a plan that people approved is put up again by itself when its target or the facts about it moved
     * before it could run; 0 for never.
     */
    @WithDefault("1")
    int renewals();
}
