package dev.governor.console;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What stands before every console page: the session cookie becomes the bearer token, forms must come from our own
 * pages, and who is not signed in is led to the login page.
 *
 * <p>INVARIANT: the cookie authenticates paths under {@code /console} and no other, so no page of another site can use
 * it against the API; the path is taken as it was sent, and one that would normalise to another is not authenticated.
 */
@ApplicationScoped
class ConsoleGate {

    static final String LOGIN = "/console/login";

    /** Style, script and icon lie beside the pages of assets, whose keys hold a colon. */
    private static final Pattern FILE = Pattern.compile("/console/assets/[a-z]+\\.(css|js|svg)");

    private static final int BEFORE_AUTHENTICATION = 1_000;

    void register(@Observes Filters filters) {
        filters.register(this::admit, BEFORE_AUTHENTICATION);
    }

    private void admit(RoutingContext context) {
        HttpServerRequest request = context.request();
        String path = request.path();
        if (path == null || !isConsole(path)) {
            context.next();
            return;
        }
        context.addHeadersEndHandler(ignored -> finish(context));
        if (HttpMethod.POST.equals(request.method()) && !isOurs(request)) {
            refuse(context);
            return;
        }
        Cookie session = request.getCookie(Session.COOKIE);
        if (session != null && !isOpen(path) && path.equals(context.normalizedPath())) {
            request.headers().remove(HttpHeaders.AUTHORIZATION);
            if (!session.getValue().isEmpty()) {
                request.headers().set(HttpHeaders.AUTHORIZATION, "Bearer " + session.getValue());
            }
        }
        context.next();
    }

    private static boolean isConsole(String path) {
        return path.equals(Session.PATH) || path.startsWith(Session.PATH + "/");
    }

    private static boolean isOpen(String path) {
        return path.equals(LOGIN) || FILE.matcher(path).matches();
    }

    /** Tells whether a form was sent by a page of this very server; browsers name the origin on every POST. */
    private static boolean isOurs(HttpServerRequest request) {
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        String site = request.getHeader("Sec-Fetch-Site");
        if (origin == null || site != null && !site.equals("same-origin")) {
            return false;
        }
        String sender = authority(origin);
        return sender != null && sender.equals(request.getHeader(HttpHeaders.HOST));
    }

    private static @Nullable String authority(String origin) {
        try {
            return URI.create(origin).getRawAuthority();
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static void refuse(RoutingContext context) {
        context.response()
                .setStatusCode(403)
                .putHeader(HttpHeaders.CONTENT_TYPE, "text/plain; charset=utf-8")
                .end("forbidden: the form was not sent from a page of this console\n");
    }

    private static void finish(RoutingContext context) {
        HttpServerResponse response = context.response();
        // without it browsers hide the origin of our own forms
        response.headers().set("Referrer-Policy", "same-origin");
        if (!FILE.matcher(context.request().path()).matches()) {
            response.headers().set(HttpHeaders.CACHE_CONTROL, "no-store");
        }
        if (response.getStatusCode() == 401 && !context.request().path().equals(LOGIN)) {
            leadToLogin(context);
        }
    }

    private static void leadToLogin(RoutingContext context) {
        HttpServerResponse response = context.response();
        response.headers().remove("WWW-Authenticate");
        if (context.request().getHeader("HX-Request") != null) {
            response.headers().set("HX-Redirect", LOGIN);
            return;
        }
        boolean page = HttpMethod.GET.equals(context.request().method());
        response.setStatusCode(303).setStatusMessage("See Other");
        response.headers()
                .set(
                        HttpHeaders.LOCATION,
                        ReturnPath.login(page ? context.request().uri() : null));
    }
}
