package dev.governor.signal;

import dev.governor.kernel.ProblemCode;

/**
 * One thing that was left out of a signal although the rest was taken.
 *
 * @param at where it stands in the signal
 * @param code why, in one word
 * @param detail why, in a sentence
 */
public record Rejection(String at, ProblemCode code, String detail) {}
