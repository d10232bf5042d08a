package dev.governor.cli;

import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * Says on standard error what has been done so far, one line a step, each with the time since the process began.
 */
public final class StartProgress {

    private final PrintStream out;
    private final LongSupplier elapsedMillis;

    StartProgress(PrintStream out, LongSupplier elapsedMillis) {
        this.out = out;
        this.elapsedMillis = elapsedMillis;
    }

    /** Returns the progress of this process. */
    public static StartProgress ofThisProcess() {
        return new StartProgress(
                System.err, () -> ManagementFactory.getRuntimeMXBean().getUptime());
    }

    /** Prints one finished step. */
    public void step(String what) {
        out.println(String.format(Locale.ROOT, "[%5.1f s] %s", elapsedMillis.getAsLong() / 1000.0, what));
        out.flush();
    }
}
