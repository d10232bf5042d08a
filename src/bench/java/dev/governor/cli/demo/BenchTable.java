package dev.governor.cli.demo;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/** The figures of one run as a Markdown table; knows which limits were missed. */
final class BenchTable {

    static final String UNKNOWN = "unknown";

    private record Row(String what, String figure, String against, String ratio) {}

    private final List<Row> rows = new ArrayList<>();
    private final List<String> missed = new ArrayList<>();

    /** Adds a rate beside that of a peer; the ratio says how many times as fast the peer is. */
    void rate(String what, double perSecond, String peer, double peerPerSecond) {
        add(
                what,
                format("%,.0f/s", perSecond),
                format("%s: %,.0f/s", peer, peerPerSecond),
                format("peer is %.1f times as fast", peerPerSecond / perSecond));
    }

    /** Adds a figure that stands for itself. */
    void figure(String what, String figure) {
        add(what, figure, "", "");
    }

    /** Adds a duration that stands for itself. */
    void figure(String what, Duration took) {
        figure(what, format("%,d ms", took.toMillis()));
    }

    /** Adds a size in bytes that stands for itself, or that it is unknown. */
    void figure(String what, OptionalLong bytes) {
        figure(what, bytes.isEmpty() ? UNKNOWN : format("%,d MB", megabytes(bytes.getAsLong())));
    }

    /** Adds a duration that should not exceed {@code limit}. */
    void within(String what, Duration took, Duration limit) {
        limited(
                what,
                format("%,d ms", took.toMillis()),
                format("at most %,d ms", limit.toMillis()),
                (double) took.toNanos() / limit.toNanos());
    }

    /** Adds a size in bytes that should not exceed {@code limit}, or that it is unknown. */
    void within(String what, OptionalLong bytes, long limit) {
        if (bytes.isEmpty()) {
            add(what, UNKNOWN, format("at most %,d MB", megabytes(limit)), "");
        } else {
            limited(
                    what,
                    format("%,d MB", megabytes(bytes.getAsLong())),
                    format("at most %,d MB", megabytes(limit)),
                    (double) bytes.getAsLong() / limit);
        }
    }

    /** Adds a rate that should reach {@code least}. */
    void atLeast(String what, double perSecond, double least) {
        limited(what, format("%.2f/s", perSecond), format("at least %.2f/s", least), least / perSecond);
    }

    /** Returns what missed its limit. */
    List<String> missed() {
        return List.copyOf(missed);
    }

    String markdown() {
        StringBuilder table = new StringBuilder("| what | figure | limit or peer | ratio |\n|---|---:|---:|---:|\n");
        rows.forEach(row -> table.append(
                "| %s | %s | %s | %s |\n".formatted(row.what(), row.figure(), row.against(), row.ratio())));
        return table.toString();
    }

    private void limited(String what, String figure, String limit, double ratio) {
        boolean kept = ratio <= 1;
        if (!kept) {
            missed.add(what + ": " + figure + ", " + limit);
        }
        add(what, figure, limit, format(kept ? "%.2f of the limit" : "%.2f of the limit: MISSED", ratio));
    }

    private void add(String what, String figure, String against, String ratio) {
        rows.add(new Row(what, figure, against, ratio));
    }

    private static long megabytes(long bytes) {
        return bytes / (1024 * 1024);
    }

    private static String format(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
