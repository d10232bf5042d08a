package dev.governor.api;

import dev.governor.identity.IdentityConfig;
import dev.governor.kernel.ProblemCode;
import dev.governor.kernel.ProblemException.Place;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import java.util.List;

/** Writes problems as responses, with the headers that their status demands. */
@ApplicationScoped
class ProblemResponses {

    private static final String REALM = "realm=\"remediation-governor\"";

    private static final int SECONDS_UNTIL_AVAILABLE = 1;

    private final RoutingContext request;
    private final IdentityConfig identity;

    ProblemResponses(RoutingContext request, IdentityConfig identity) {
        this.request = request;
        this.identity = identity;
    }

    Response of(ProblemCode code, String detail, List<Place> places) {
        ResponseBuilder response = response(Problem.of(code, detail, path(), places));
        if (code == ProblemCode.UNAUTHENTICATED) {
            response.header("WWW-Authenticate", scheme() + " " + REALM);
        }
        if (code == ProblemCode.RATE_LIMITED) {
            response.header("Retry-After", identity.loginWindow().toSeconds());
        }
        if (code == ProblemCode.UNAVAILABLE) {
            response.header("Retry-After", SECONDS_UNTIL_AVAILABLE);
        }
        return response.build();
    }

    Response invalidToken() {
        String detail = "the bearer token is expired, is for somebody else, or was not signed by a known issuer";
        return response(Problem.of(ProblemCode.UNAUTHENTICATED, detail, path(), List.of()))
                .header("WWW-Authenticate", "Bearer " + REALM + ", error=\"invalid_token\"")
                .build();
    }

    /** Keeps the headers of {@code original} that belong to its status, for example {@code Allow}. */
    Response like(Response original, ProblemCode code) {
        ResponseBuilder response = response(Problem.of(code, detail(code), path(), List.of()));
        if (original.getHeaderString("Allow") != null) {
            response.header("Allow", original.getHeaderString("Allow"));
        }
        return response.build();
    }

    Response incident(String incident) {
        return response(Problem.ofIncident(incident, path())).build();
    }

    private static ResponseBuilder response(Problem problem) {
        return Response.status(problem.status()).type(Problem.MEDIA_TYPE).entity(problem);
    }

    private String detail(ProblemCode code) {
        String method = request.request().method().name();
        return switch (code) {
            case NOT_FOUND -> "there is nothing at `" + path() + "`";
            case METHOD_NOT_ALLOWED -> "`" + path() + "` does not take " + method;
            case UNSUPPORTED_MEDIA_TYPE -> "the Content-Type of the body is not one that `" + path() + "` reads";
            case NOT_ACCEPTABLE -> "`" + path() + "` has no representation that the Accept header takes";
            case BODY_TOO_LARGE -> "the body is larger than the server reads";
            default -> "the request does not fit what `" + path() + "` takes";
        };
    }

    private String scheme() {
        String header = request.request().getHeader(HttpHeaders.AUTHORIZATION);
        return header != null && header.startsWith("Basic ") ? "Basic" : "Bearer";
    }

    private String path() {
        return request.request().path();
    }
}
