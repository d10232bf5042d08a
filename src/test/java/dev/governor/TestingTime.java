package dev.governor;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;

/** Measures what work costs its own thread, so that a busy machine makes no test fail. */
public final class TestingTime {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private TestingTime() {}

    /** Returns the processor time that {@code work} takes on this thread; waiting, and what others do meanwhile, is free. */
    public static Duration of(Runnable work) {
        long before = THREADS.getCurrentThreadCpuTime();
        work.run();
        return Duration.ofNanos(THREADS.getCurrentThreadCpuTime() - before);
    }
}
