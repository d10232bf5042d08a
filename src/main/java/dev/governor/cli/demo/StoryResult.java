package dev.governor.cli.demo;

import java.util.List;

/**
 * How one story ended.
 *
 * @param name the story's name
 * @param finding the id of its finding
 * @param risk the score, 0 to 100
 * @param outcome what policy decided
 * @param determiningRules the ids of the rules that decided
 * @param finalState where the plan ended
 * @param receipts how many receipts tell of it
 * @param durationMs from submission to the end, in milliseconds
 * @param asItMust whether everything the story promises was seen
 * @param failures what was not as it must be, as sentences
 */
record StoryResult(
        String name,
        String finding,
        int risk,
        String outcome,
        List<String> determiningRules,
        String finalState,
        int receipts,
        long durationMs,
        boolean asItMust,
        List<String> failures) {}
