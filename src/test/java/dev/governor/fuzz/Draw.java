package dev.governor.fuzz;

import java.util.List;
import java.util.SplittableRandom;

/** What chance decides about one input, by the seed of the run and the index of the input alone. */
final class Draw {

    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private final SplittableRandom random;

    Draw(long seed, long index) {
        this.random = new SplittableRandom(seed * 0xBF58476D1CE4E5B9L + index * GOLDEN);
    }

    /** Returns a number from 0 to below {@code bound}, which is at least one. */
    int below(int bound) {
        return random.nextInt(bound);
    }

    /** Returns whether the one case in {@code many} came. */
    boolean oneIn(int many) {
        return random.nextInt(many) == 0;
    }

    <T> T of(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    /** Returns one of the characters of {@code alphabet}. */
    String character(String alphabet) {
        int at = random.nextInt(alphabet.length());
        return alphabet.substring(at, at + 1);
    }

    /** Returns {@code text} with {@code part} somewhere in it. */
    String inserted(String text, String part) {
        int at = random.nextInt(text.length() + 1);
        return text.substring(0, at) + part + text.substring(at);
    }

    /** Returns a piece of {@code text} of at most {@code longest} characters. */
    String piece(String text, int longest) {
        int from = random.nextInt(text.length() + 1);
        int to = Math.min(text.length(), from + random.nextInt(longest + 1));
        return text.substring(from, to);
    }

    /** Returns a length between 1 and {@code longest}; short, middle and long ones are as likely. */
    int length(int longest) {
        return Math.max(1, (int) Math.exp(random.nextDouble() * Math.log(longest)));
    }
}
