package dev.governor.bundle;

import dev.governor.kernel.ProblemException;

/**
 * One thing that is wrong in a bundle.
 *
 * @param file the path inside the bundle
 * @param line 1 for the first line; in a decision table, the row
 * @param column 1 for the first character
 * @param message what is wrong, in the rule author's words
 * @param hint what to write instead; empty when the message says it
 */
public record BundleProblem(String file, int line, int column, String message, String hint) {

    static BundleProblem at(SourcePlace place, String message, String hint) {
        return new BundleProblem(place.file(), place.line(), place.column(), message, hint);
    }

    /** Returns a problem of {@code rule} as a whole. */
    public static BundleProblem of(RuleDefinition rule, String message, String hint) {
        return at(rule.at(), message, hint);
    }

    /** Returns a problem of the metadata {@code name} of {@code rule}. */
    public static BundleProblem of(RuleDefinition rule, String name, String message, String hint) {
        return at(rule.places().getOrDefault(name, rule.at()), message, hint);
    }

    /** Returns a problem of a file as a whole. */
    public static BundleProblem ofFile(String file, String message, String hint) {
        return at(SourcePlace.startOf(file), message, hint);
    }

    ProblemException.Place place() {
        return new ProblemException.Place(
                new SourcePlace(file, line, column).toString(), hint.isEmpty() ? message : message + ": " + hint);
    }
}
