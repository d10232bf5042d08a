package dev.governor.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import dev.governor.kernel.ProblemCode;
import dev.governor.kernel.ProblemException.Place;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The body of every error, sent as {@code application/problem+json}.
 *
 * @param type {@code urn:remediation-governor:problem:} and the code
 * @param title what kind of problem it is; the same for the same code
 * @param status the HTTP status
 * @param detail what is wrong this time
 * @param instance the path that was asked for
 * @param code the stable word to switch on
 * @param errors the exact places, when there are any
 * @param incident what to look for in the log, for failures on our side only
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9457">RFC 9457, Problem Details for HTTP APIs</a>
 */
@JsonInclude(Include.NON_EMPTY)
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        String instance,
        String code,
        List<Place> errors,
        @Nullable String incident) {

    /** The media type of a problem. */
    public static final String MEDIA_TYPE = "application/problem+json";

    public Problem {
        errors = List.copyOf(errors);
    }

    static Problem of(ProblemCode code, String detail, String instance, List<Place> errors) {
        return new Problem(type(code), code.title(), code.status(), detail, instance, code.slug(), errors, null);
    }

    static Problem ofIncident(String incident, String instance) {
        ProblemCode code = ProblemCode.INTERNAL;
        return new Problem(
                type(code),
                code.title(),
                code.status(),
                "the log has the cause under the incident id",
                instance,
                code.slug(),
                List.of(),
                incident);
    }

    private static String type(ProblemCode code) {
        return "urn:remediation-governor:problem:" + code.slug();
    }
}
