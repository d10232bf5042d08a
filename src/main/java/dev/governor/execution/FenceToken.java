package dev.governor.execution;

/**
 * What whoever carries out a plan writes with: good while the plan holds its asset and nobody took the work over.
 *
 * @param planId the plan that holds the asset
 * @param number greater for each one who takes the asset or the work over
 */
public record FenceToken(String planId, long number) {}
