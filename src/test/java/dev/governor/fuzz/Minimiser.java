package dev.governor.fuzz;

import java.time.Duration;
import java.util.function.Predicate;

/** Shortens an input that fails as long as it fails: cuts pieces out, large ones first. Gives up after some seconds. */
final class Minimiser {

    private static final Duration LONGEST = Duration.ofSeconds(10);

    private final Predicate<FuzzedInput> fails;
    private final long end = System.nanoTime() + LONGEST.toNanos();

    Minimiser(Predicate<FuzzedInput> fails) {
        this.fails = fails;
    }

    FuzzedInput shortest(FuzzedInput input) {
        FuzzedInput shortest = input;
        int size = Math.max(1, input.text().length() / 2);
        while (size > 0 && System.nanoTime() < end) {
            FuzzedInput shorter = without(shortest, size);
            size = shorter.equals(shortest)
                    ? size / 2
                    : Math.min(size, Math.max(1, shorter.text().length() / 2));
            shortest = shorter;
        }
        return shortest;
    }

    private FuzzedInput without(FuzzedInput input, int size) {
        FuzzedInput shortest = input;
        int at = 0;
        while (at < shortest.text().length() && System.nanoTime() < end) {
            String text = shortest.text();
            FuzzedInput shorter =
                    shortest.with(text.substring(0, at) + text.substring(Math.min(text.length(), at + size)));
            if (fails.test(shorter)) {
                shortest = shorter;
            } else {
                at += size;
            }
        }
        return shortest;
    }
}
