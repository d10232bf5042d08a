package dev.governor.console;

import dev.governor.identity.CurrentPrincipal;
import dev.governor.identity.Principal;
import dev.governor.kernel.ProblemCode;
import dev.governor.kernel.ProblemException;
import io.vertx.core.http.Cookie;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** Who reads the page that is being made, and in which session. */
@ApplicationScoped
public class Reader {

    private final CurrentPrincipal principal;
    private final RoutingContext request;

    Reader(CurrentPrincipal principal, RoutingContext request) {
        this.principal = principal;
        this.request = request;
    }

    Principal principal() {
        return principal.get();
    }

    Frame frame(String title, String section) {
        return Frame.of(title, section, principal.get(), Session.formToken(cookie()));
    }

    /**
     * Lets a form pass that was sent in the reader's own session.
     *
     * @throws ProblemException {@code forbidden} when it carries another session's token or none
     */
    void requireOwnForm(@Nullable String formToken) {
        if (!Session.carries(cookie(), formToken)) {
            throw new ProblemException(
                    ProblemCode.FORBIDDEN, "the form belongs to another session; reload the page and send it again");
        }
    }

    /** Tells whether the browser speaks to us over TLS. */
    boolean isSecure() {
        return request.request().isSSL() || "https".equals(request.request().scheme());
    }

    private @Nullable String cookie() {
        Cookie session = request.request().getCookie(Session.COOKIE);
        return session == null ? null : session.getValue();
    }
}
