package dev.governor.kernel;

/** How sensitive the data behind an asset is, from public to restricted; {@link #UNKNOWN} is never treated as public. */
public enum DataClassification implements Level {
    UNKNOWN,
    PUBLIC,
    INTERNAL,
    CONFIDENTIAL,
    RESTRICTED
}
