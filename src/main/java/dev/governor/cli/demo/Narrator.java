package dev.governor.cli.demo;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/** Prints the stories as a timeline, one line an event, with the time since the start; in colour on a terminal. */
final class Narrator {

    private static final String BOLD = "1";
    private static final String DIM = "2";
    private static final String GREEN = "32";
    private static final String RED = "31";

    private final PrintStream out;
    private final boolean colour;
    private final long start = System.nanoTime();

    Narrator(PrintStream out, boolean colour) {
        this.out = out;
        this.colour = colour;
    }

    /** Announces a step of raising the demo. */
    void step(String text) {
        out.printf("%s  %s%n", elapsed(), text);
    }

    /** Opens a story. */
    void title(String text) {
        out.printf("%n%s%n", painted(BOLD, text));
    }

    /** Tells one event of a story. */
    void event(String label, String text) {
        out.printf("%s  %-12s %s%n", elapsed(), label, text);
    }

    /** Adds a line to the event before. */
    void detail(String text) {
        out.printf("%s%n", painted(DIM, " ".repeat(23) + text));
    }

    /** Closes a story with its ending. */
    void ending(String text, boolean asItMust) {
        out.printf("%s  %-12s %s%n", elapsed(), "ended", painted(asItMust ? GREEN : RED, text));
    }

    /** Prints a line as it is. */
    void plain(String text) {
        out.println(text);
    }

    private String elapsed() {
        Duration since = Duration.ofNanos(System.nanoTime() - start);
        return painted(DIM, String.format(Locale.ROOT, "%7.1fs", since.toMillis() / 1000.0));
    }

    private String painted(String code, String text) {
        return colour ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
