package dev.governor.simulation;

import java.util.List;

/**
 * What came of one scenario.
 *
 * @param name the scenario's sentence
 * @param about the directory whose rules it is about, for example {@code policy}
 * @param at where it stands: {@code file#/json/pointer}
 * @param outcome what came, in one word: an outcome, or a risk band
 * @param mismatches what ended otherwise than the scenario says
 */
public record ScenarioResult(String name, String about, String at, String outcome, List<Mismatch> mismatches) {

    /**
     * One thing that ended otherwise.
     *
     * @param what the scenario's key, for example {@code determined_by}
     * @param expected what the scenario says
     * @param actual what came
     */
    public record Mismatch(String what, String expected, String actual) {

        @Override
        public String toString() {
            return "`" + what + "` should be " + expected + ", but is " + actual;
        }
    }

    public ScenarioResult {
        mismatches = List.copyOf(mismatches);
    }

    /** Tells whether everything came as the scenario says. */
    public boolean passed() {
        return mismatches.isEmpty();
    }
}
