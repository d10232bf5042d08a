package dev.governor.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import dev.governor.kernel.Ids;
import dev.governor.kernel.ProblemCode;
import dev.governor.kernel.ProblemException;
import dev.governor.kernel.ProblemException.Place;
import io.quarkus.oidc.OIDCException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.inject.Singleton;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/**
 * Turns everything that can go wrong while a request is answered into a {@link Problem}.
 *
 * <p>INVARIANT: a failure on our side says its incident id and nothing else; the log has the rest.
 */
@Singleton
class ProblemMapping {

    private static final Logger LOG = Logger.getLogger(ProblemMapping.class);

    private static final Map<Integer, ProblemCode> BY_STATUS = Map.of(
            400, ProblemCode.INVALID_FIELD,
            401, ProblemCode.UNAUTHENTICATED,
            403, ProblemCode.FORBIDDEN,
            404, ProblemCode.NOT_FOUND,
            405, ProblemCode.METHOD_NOT_ALLOWED,
            406, ProblemCode.NOT_ACCEPTABLE,
            413, ProblemCode.BODY_TOO_LARGE,
            415, ProblemCode.UNSUPPORTED_MEDIA_TYPE);

    private final ProblemResponses responses;
    private final Clock clock;

    ProblemMapping(ProblemResponses responses, Clock clock) {
        this.responses = responses;
        this.clock = clock;
    }

    @ServerExceptionMapper
    Response refusal(ProblemException e) {
        return responses.of(e.code(), e.detail(), e.places());
    }

    @ServerExceptionMapper
    Response unauthenticated(UnauthorizedException e) {
        return responses.of(ProblemCode.UNAUTHENTICATED, "the request carries no valid bearer token", List.of());
    }

    @ServerExceptionMapper
    Response badToken(AuthenticationFailedException e) {
        LOG.debug("a bearer token was refused", e);
        return responses.invalidToken();
    }

    @ServerExceptionMapper
    Response issuerIsDown(OIDCException e) {
        LOG.debug("the issuer of a bearer token cannot be reached", e);
        return responses.of(ProblemCode.UNAVAILABLE, "the issuer of the token cannot be reached", List.of());
    }

    @ServerExceptionMapper
    Response forbidden(ForbiddenException e) {
        return responses.of(ProblemCode.FORBIDDEN, "the caller has no role that may do this", List.of());
    }

    @ServerExceptionMapper(priority = 1)
    Response mismatch(MismatchedInputException e) {
        return json(e);
    }

    @ServerExceptionMapper
    Response json(JsonProcessingException e) {
        JsonProblem problem = JsonProblem.of(e);
        return responses.of(problem.code(), problem.detail(), List.of(problem.place()));
    }

    @ServerExceptionMapper
    Response violation(ConstraintViolationException e) {
        List<Place> places = e.getConstraintViolations().stream()
                .map(violation -> new Place(JsonProblem.pointer(violation.getPropertyPath()), violation.getMessage()))
                .sorted((a, b) -> a.at().compareTo(b.at()))
                .toList();
        return responses.of(ProblemCode.INVALID_FIELD, "the request has fields that are not allowed", places);
    }

    @ServerExceptionMapper
    Response http(WebApplicationException e) {
        if (e.getCause() instanceof JsonProcessingException cause) {
            return json(cause);
        }
        if (e.getCause() instanceof ProblemException cause) {
            return refusal(cause);
        }
        int status = e.getResponse().getStatus();
        ProblemCode code = BY_STATUS.get(status);
        return code == null ? unexpected(e) : responses.like(e.getResponse(), code);
    }

    @ServerExceptionMapper
    Response unexpected(Throwable e) {
        String incident = Ids.next("inc", clock.millis());
        LOG.errorf(e, "incident %s", incident);
        return responses.incident(incident);
    }
}
