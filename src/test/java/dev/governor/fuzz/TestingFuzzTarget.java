package dev.governor.fuzz;

import dev.governor.TestingReading;

/**
 * What Jazzer drives: every reader, through the door that every signal takes. A refusal is a fine answer; any other exception
 * is a finding, and so is an input that takes too long or too much memory.
 */
public final class TestingFuzzTarget {

    private TestingFuzzTarget() {}

    /** Makes the readers, so that the first input is timed alone. */
    public static void fuzzerInitialize() {
        TestingReading.of(new byte[] {'{', '}'});
    }

    public static void fuzzerTestOneInput(byte[] input) {
        TestingReading.of(input);
    }
}
