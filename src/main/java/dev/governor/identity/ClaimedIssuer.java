package dev.governor.identity;

import com.fasterxml.jackson.databind.JsonNode;
import dev.governor.kernel.CanonicalJson;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The issuer that a bearer token says it is from, read before anything about the token has been verified.
 *
 * <p>It may only choose the configuration that the token is then verified with.
 */
final class ClaimedIssuer {

    private static final String SCHEME = "Bearer ";
    private static final int LONGEST_TOKEN = 16_384;

    private ClaimedIssuer() {}

    /** Returns the {@code iss} claim of the request's bearer token; empty when there is none that can be read. */
    static Optional<String> of(RoutingContext request) {
        @Nullable String header = request.request().getHeader(HttpHeaders.AUTHORIZATION);
        if (header == null
                || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                || header.length() > LONGEST_TOKEN) {
            return Optional.empty();
        }
        String[] parts = header.substring(SCHEME.length()).strip().split("\\.", -1);
        return parts.length == 3 ? issuer(parts[1]) : Optional.empty();
    }

    private static Optional<String> issuer(String claims) {
        try {
            String json = new String(Base64.getUrlDecoder().decode(claims), StandardCharsets.UTF_8);
            return Optional.of(CanonicalJson.readTree(json).path("iss"))
                    .filter(JsonNode::isTextual)
                    .map(JsonNode::textValue);
        } catch (IllegalArgumentException | UncheckedIOException e) {
            return Optional.empty();
        }
    }
}
