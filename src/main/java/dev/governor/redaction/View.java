package dev.governor.redaction;

import java.util.Arrays;

/** A text as it reads once something is taken out of it or decoded, and where each of its characters stood. */
final class View {

    private final StringBuilder text;
    private int[] starts;
    private int[] ends;

    /** Begins a view of about {@code length} characters. */
    View(int length) {
        text = new StringBuilder(length);
        starts = new int[Math.max(length, 16)];
        ends = new int[starts.length];
    }

    /** Adds {@code c}, which stands for the characters between the two places. */
    void add(char c, int start, int end) {
        int at = text.length();
        if (at == starts.length) {
            starts = Arrays.copyOf(starts, at * 2);
            ends = Arrays.copyOf(ends, at * 2);
        }
        starts[at] = start;
        ends[at] = end;
        text.append(c);
    }

    /** Adds the characters of {@code source} between the two places as they are. */
    void addAll(String source, int start, int end) {
        for (int i = start; i < end; i++) {
            add(source.charAt(i), i, i + 1);
        }
    }

    int length() {
        return text.length();
    }

    String text() {
        return text.toString();
    }

    /** Returns the span of the original text that {@code span} of this one stands for. */
    Span original(Span span) {
        return new Span(span.kind(), starts[span.start()], ends[span.end() - 1]);
    }
}
