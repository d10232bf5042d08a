package dev.governor.kernel;

/** Where an asset runs. Only {@link #PRODUCTION} carries production rules, and {@link #UNKNOWN} never counts as safe. */
public enum Environment implements Level {
    UNKNOWN,
    SANDBOX,
    DEVELOPMENT,
    TEST,
    STAGING,
    PRODUCTION
}
