package dev.governor.policy;

/**
 * What {@link DecisionBenchmark} measured, on one thread.
 *
 * @param engine decisions a second of the rule engine
 * @param index decisions a second of the hand-written index
 * @param engineBytes bytes that the rule engine allocates for a decision
 * @param indexBytes bytes that the hand-written index allocates for a decision
 * @param engineMatches the rule engine without conflict resolution, a second
 * @param indexMatches the hand-written index without conflict resolution, a second
 */
public record DecisionRates(
        double engine,
        double index,
        double engineBytes,
        double indexBytes,
        double engineMatches,
        double indexMatches) {}
