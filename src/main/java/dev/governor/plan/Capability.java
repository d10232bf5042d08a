package dev.governor.plan;

import dev.governor.kernel.Level;

/** What an action adapter is able to do; rules see what is missing. */
public enum Capability implements Level {
    SNAPSHOT,
    DRY_RUN,
    REHEARSED_ROLLBACK,
    READ_BACK,
    EFFECT_PROBE,
    SCOPE_PROOF,
    DEATH_PROOF
}
