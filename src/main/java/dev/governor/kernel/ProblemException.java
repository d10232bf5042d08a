package dev.governor.kernel;

import java.util.List;

/**
 * A refusal with a code, a sentence and the exact places that caused it.
 *
 * <p>Sentences follow Cedar's rules: lower case, no final period, user input in backticks, the field's own words. They
 * never hold a secret.
 */
public class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * One place that is wrong.
     *
     * @param at a JSON pointer (RFC 6901), {@code file:line:column}, or a header name
     * @param detail what is wrong there
     */
    public record Place(String at, String detail) {}

    private final ProblemCode code;
    private final transient List<Place> places;

    public ProblemException(ProblemCode code, String detail, List<Place> places) {
        super(detail);
        this.code = code;
        this.places = List.copyOf(places);
    }

    public ProblemException(ProblemCode code, String detail) {
        this(code, detail, List.of());
    }

    /** Returns a problem with one place. */
    public static ProblemException at(ProblemCode code, String at, String detail) {
        return new ProblemException(code, detail, List.of(new Place(at, detail)));
    }

    /** Returns what kind of refusal this is. */
    public ProblemCode code() {
        return code;
    }

    /** Returns the places that caused it, in the order they were found; may be empty. */
    public List<Place> places() {
        return places;
    }

    /** Returns the sentence. */
    public String detail() {
        return String.valueOf(getMessage());
    }
}
