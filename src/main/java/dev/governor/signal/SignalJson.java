package dev.governor.signal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import dev.governor.kernel.ProblemCode;
import dev.governor.kernel.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/** JSON as signals bring it: strict, and within limits. */
final class SignalJson {

    private static final StreamReadConstraints LIMITS = StreamReadConstraints.builder()
            .maxNestingDepth(SignalLimits.MAX_DEPTH)
            .maxStringLength(SignalLimits.MAX_TEXT)
            .maxNameLength(SignalLimits.MAX_NAME)
            .maxNumberLength(SignalLimits.MAX_DIGITS)
            .build();

    private static final JsonFactory STRICT = new JsonFactoryBuilder()
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(LIMITS)
            .build();

    private static final JsonFactory CHECKED = new JsonFactoryBuilder()
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .streamReadConstraints(LIMITS)
            .build();

    private SignalJson() {}

    /** Reads bytes nobody has checked. */
    static JsonParser strict(InputStream in) throws IOException {
        return STRICT.createParser(in);
    }

    /** Reads bytes nobody has checked. */
    static JsonParser strict(byte[] bytes, int offset, int length) throws IOException {
        return STRICT.createParser(bytes, offset, length);
    }

    /** Reads bytes that are known to be well-formed. */
    static JsonParser checked(InputStream in) throws IOException {
        return CHECKED.createParser(in);
    }

    /** Writes one value after the other, a line each. */
    static JsonGenerator writer(OutputStream out) throws IOException {
        return CHECKED.createGenerator(out)
                .setRootValueSeparator(new com.fasterxml.jackson.core.io.SerializedString("\n"));
    }

    /** Returns the refusal that {@code e} stands for. */
    static ProblemException refusal(JsonProcessingException e) {
        if (e instanceof JsonEOFException) {
            return broken(e.getLocation(), "the text ends early");
        }
        String message = String.valueOf(e.getOriginalMessage());
        if (e instanceof StreamConstraintsException) {
            return broken(e.getLocation(), "the JSON breaks a limit: " + limit(message));
        }
        if (message.startsWith("Invalid UTF-8")) {
            return broken(e.getLocation(), "the body is not UTF-8");
        }
        return broken(e.getLocation(), "not valid JSON: " + Hygiene.line(firstSentence(message), 160));
    }

    private static String limit(String message) {
        if (message.contains("depth")) {
            return "its depth is more than " + SignalLimits.MAX_DEPTH;
        }
        if (message.contains("Number")) {
            return "a number has more than " + SignalLimits.MAX_DIGITS + " digits";
        }
        return message.contains("Name")
                ? "a name is longer than " + SignalLimits.MAX_NAME
                : "a text is longer than " + SignalLimits.MAX_TEXT;
    }

    private static String firstSentence(String message) {
        int end = message.indexOf("\n");
        return end < 0 ? message : message.substring(0, end);
    }

    static ProblemException broken(@Nullable JsonLocation location, String detail) {
        return location == null
                ? broken(1, 1, detail)
                : broken(location.getLineNr(), Math.max(1, location.getColumnNr()), detail);
    }

    static ProblemException broken(long line, long column, String detail) {
        return ProblemException.at(ProblemCode.MALFORMED_BODY, Math.max(1, line) + ":" + Math.max(1, column), detail);
    }
}
