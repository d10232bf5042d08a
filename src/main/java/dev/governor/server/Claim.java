package dev.governor.server;

/**
 * The right of one server to work on something.
 *
 * @param work what it is about, for example a process instance
 * @param fence greater than that of everybody who had it before
 */
public record Claim(String work, long fence) {}
