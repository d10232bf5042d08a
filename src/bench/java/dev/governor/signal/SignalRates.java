package dev.governor.signal;

/**
 * What {@link SignalBenchmark} measured, in MB a second on one thread.
 *
 * @param trees records of a report that is held as a tree
 * @param pieces records of the same report, read piece by piece: checked, and read twice
 * @param jacksonTree one tree of the report, by Jackson
 * @param jacksonTokens the tokens of the report, by Jackson
 */
public record SignalRates(double trees, double pieces, double jacksonTree, double jacksonTokens) {}
