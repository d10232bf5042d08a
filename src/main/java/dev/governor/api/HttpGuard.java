package dev.governor.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.governor.context.SignalConfig;
import dev.governor.kernel.ProblemCode;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What stands before every route: the headers that protect browsers, and refusals that need no look at the body. */
@ApplicationScoped
class HttpGuard {

    private static final int BEFORE_EVERYTHING = 10_000;
    private static final String CONTENT_SECURITY_POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; "
            + "img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private static final int AFTER_THE_SERVERS_LIMIT = 1;

    private final long largestBody;
    private final long largestSignal;
    private final ObjectMapper json;

    HttpGuard(
            @ConfigProperty(name = "governor.api.max-body-size", defaultValue = "16M") MemorySize largestBody,
            SignalConfig signals,
            ObjectMapper json) {
        this.largestBody = largestBody.asLongValue();
        this.largestSignal = signals.maxBytes().asLongValue();
        this.json = json;
    }

    void register(@Observes Filters filters) {
        filters.register(this::protect, BEFORE_EVERYTHING);
        filters.register(this::refuseLargeBodies, BEFORE_EVERYTHING - 1);
        filters.register(this::refuseNul, BEFORE_EVERYTHING - 2);
        filters.register(this::boundUnannouncedBodies, AFTER_THE_SERVERS_LIMIT);
    }

    private void protect(RoutingContext request) {
        var headers = request.response().headers();
        headers.set("Content-Security-Policy", CONTENT_SECURITY_POLICY);
        headers.set("Cross-Origin-Opener-Policy", "same-origin");
        headers.set("Cross-Origin-Resource-Policy", "same-origin");
        headers.set("Referrer-Policy", "no-referrer");
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("X-Frame-Options", "DENY");
        if (isApi(request.request().path())) {
            headers.set("Cache-Control", "no-store");
        }
        request.next();
    }

    private void refuseLargeBodies(RoutingContext request) {
        long largest = largestBody(request);
        if (announcedLength(request) <= largest) {
            request.next();
            return;
        }
        refuse(request, ProblemCode.BODY_TOO_LARGE, "the body is larger than " + largest + " bytes");
    }

    /** Sets the limit at which the server stops to read a body that did not say how long it is. */
    private void boundUnannouncedBodies(RoutingContext request) {
        request.put(VertxHttpRecorder.MAX_REQUEST_SIZE_KEY, largestBody(request));
        request.next();
    }

    private long largestBody(RoutingContext request) {
        return SignalResource.PATH.equals(request.request().path()) ? largestSignal : largestBody;
    }

    /** Refuses the one character that no name has and that the database cannot hold, before anything looks for it. */
    private void refuseNul(RoutingContext request) {
        if (request.request().uri().contains("%00")) {
            refuse(request, ProblemCode.INVALID_FIELD, "the address holds a NUL character");
            return;
        }
        request.next();
    }

    private void refuse(RoutingContext request, ProblemCode code, String detail) {
        Problem problem = Problem.of(code, detail, request.request().path(), List.of());
        if (request.request().version() != HttpVersion.HTTP_2) {
            request.response().putHeader(HttpHeaders.CONNECTION, "close");
        }
        request.response()
                .setStatusCode(problem.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .end(text(problem));
    }

    private static long announcedLength(RoutingContext request) {
        String length = request.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        try {
            return length == null ? 0 : Long.parseLong(length);
        } catch (NumberFormatException e) {
            return Long.MAX_VALUE;
        }
    }

    private static boolean isApi(String path) {
        return path != null && (path.startsWith("/api/") || path.startsWith("/oauth/"));
    }

    private String text(Problem problem) {
        try {
            return json.writeValueAsString(problem);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a problem is always JSON", e);
        }
    }
}
