package dev.governor.simulation;

import java.util.List;
import java.util.function.Consumer;

/** A history of decisions with the cases they were made of, read a page at a time. */
public interface RecordedCases {

    /**
     * Hands every decision of {@code window} to {@code reader}, a page at a time, newest first within its kind, and holds no
     * more than a page itself.
     *
     * @return whether that was all; false when {@link Window#most} was reached
     */
    boolean read(Window window, Consumer<List<RecordedCase>> reader);
}
