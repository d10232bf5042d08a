package dev.governor.cli.ingest;

import dev.governor.cli.Printable;
import java.io.PrintWriter;
import java.util.Locale;

/** Says on standard error how far the sending is: a bar that moves on a terminal, one line a file elsewhere. */
final class IngestProgress {

    private static final int BAR = 24;
    private static final int WIDTH = 79;
    private static final long REDRAW_NANOS = 100_000_000;

    private final PrintWriter err;
    private final boolean terminal;
    private final int files;
    private final long bytes;
    private int filesDone;
    private long bytesDone;
    private long drawn;

    IngestProgress(PrintWriter err, boolean terminal, int files, long bytes) {
        this.err = err;
        this.terminal = terminal;
        this.files = files;
        this.bytes = bytes;
        this.drawn = System.nanoTime() - REDRAW_NANOS;
    }

    /** Tells that so many bytes of a file have been sent. */
    synchronized void sent(SignalFile file, long sent) {
        draw(bytesDone + sent, file.name());
    }

    /** Tells that the server reads a file and has come so far. */
    synchronized void reading(SignalFile file, long records) {
        draw(bytesDone + file.bytes(), String.format(Locale.ROOT, "%,d records read: %s", records, file.name()));
    }

    /** Tells what became of a file. */
    synchronized void done(FileResult result) {
        filesDone++;
        bytesDone += result.file().bytes();
        if (terminal) {
            draw(bytesDone, result.file().name());
            return;
        }
        err.println("[%d of %d] %s: %s, %d records"
                .formatted(
                        filesDone,
                        files,
                        Printable.of(result.file().name()),
                        result.status().word(),
                        result.number("records")));
        err.flush();
    }

    /** Takes the bar away. */
    synchronized void end() {
        if (terminal) {
            err.print("\r" + " ".repeat(WIDTH) + "\r");
            err.flush();
        }
    }

    private void draw(long sent, String what) {
        long now = System.nanoTime();
        if (!terminal || now - drawn < REDRAW_NANOS) {
            return;
        }
        drawn = now;
        err.print("\r" + bar(sent, what));
        err.flush();
    }

    private String bar(long sent, String what) {
        int full = bytes == 0 ? BAR : (int) (BAR * Math.min(sent, bytes) / bytes);
        String line = String.format(
                Locale.ROOT,
                "[%s%s] %d/%d files, %s of %s  %s",
                "#".repeat(full),
                "-".repeat(BAR - full),
                filesDone,
                files,
                size(sent),
                size(bytes),
                Printable.of(what));
        return line.length() > WIDTH ? line.substring(0, WIDTH) : line + " ".repeat(WIDTH - line.length());
    }

    private static String size(long bytes) {
        return bytes < 1_000_000
                ? String.format(Locale.ROOT, "%.1f kB", bytes / 1e3)
                : String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
    }
}
