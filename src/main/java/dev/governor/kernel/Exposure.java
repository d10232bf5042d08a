package dev.governor.kernel;

/** From where an asset can be reached: nobody outside, the organisation's networks, or the internet. */
public enum Exposure implements Level {
    UNKNOWN,
    ISOLATED,
    INTERNAL,
    INTERNET
}
