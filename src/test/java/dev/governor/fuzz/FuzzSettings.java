package dev.governor.fuzz;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How much is attacked.
 *
 * @param seed which inputs they are
 * @param inputs how many at most
 * @param seconds for how long at most
 * @param threads by how many threads
 * @param only the index of the only input to be read; less than 0 for all of them
 * @param grownEvery of how many inputs one is long, deep or doubling
 * @param longestMillis the CPU that an input may take, in milliseconds
 */
record FuzzSettings(long seed, long inputs, long seconds, int threads, long only, int grownEvery, long longestMillis) {

    private static final Set<String> NAMES =
            Set.of("seed", "inputs", "seconds", "threads", "only", "grown-every", "longest-millis");

    /** Returns the settings that {@code words} say, each {@code name=number}. */
    static FuzzSettings of(List<String> words) {
        Map<String, Long> said = new HashMap<>();
        for (String word : words) {
            int at = word.indexOf('=');
            if (at < 0 || !NAMES.contains(word.substring(0, at))) {
                throw new IllegalArgumentException("`" + word + "` is no setting; there are " + NAMES);
            }
            said.put(word.substring(0, at), Long.parseLong(word.substring(at + 1)));
        }
        return new FuzzSettings(
                said.getOrDefault("seed", 1L),
                said.getOrDefault("inputs", 10_000_000L),
                said.getOrDefault("seconds", 86_400L),
                said.getOrDefault("threads", (long) Runtime.getRuntime().availableProcessors())
                        .intValue(),
                said.getOrDefault("only", -1L),
                said.getOrDefault("grown-every", 128L).intValue(),
                said.getOrDefault("longest-millis", 250L));
    }
}
