package dev.governor.api;

import dev.governor.identity.EmbeddedIssuer;
import dev.governor.identity.IssuedToken;
import dev.governor.identity.TokenService;
import dev.governor.kernel.ProblemCode;
import dev.governor.kernel.ProblemException;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirements;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The embedded issuer's token endpoint and public keys; these take no token; neither do webhooks, which bring their own proof. */
@Path("/")
@Tag(name = "Tokens")
@Produces(MediaType.APPLICATION_JSON)
public class TokenResource {

    private static final String BASIC = "Basic ";

    private final TokenService tokens;
    private final EmbeddedIssuer issuer;

    TokenResource(TokenService tokens, EmbeddedIssuer issuer) {
        this.tokens = tokens;
        this.issuer = issuer;
    }

    /**
     * A successful answer of the token endpoint.
     *
     * @param accessToken the bearer token
     * @param tokenType always {@code Bearer}
     * @param expiresIn the seconds it is valid for
     */
    public record TokenAnswer(String accessToken, String tokenType, long expiresIn) {

        @Override
        public String toString() {
            return "TokenAnswer[" + expiresIn + "s]";
        }
    }

    private record Client(String id, String secret) {

        @Override
        public String toString() {
            return "Client[" + id + "]";
        }
    }

    @POST
    @Path("oauth/token")
    @PermitAll
    @SecurityRequirements
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(
            summary = "Exchange an id and a secret for a token",
            description =
                    "The grant `client_credentials` of RFC 6749, for agents and people alike. The id and secret travel"
                            + " as form fields or as HTTP Basic credentials. After five failures a source waits a minute.")
    public TokenAnswer token(
            @Nullable @FormParam("grant_type") String grantType,
            @Nullable @FormParam("client_id") String clientId,
            @Nullable @FormParam("client_secret") String clientSecret,
            @Nullable @Parameter(hidden = true) @HeaderParam("Authorization") String authorization) {
        if (!"client_credentials".equals(grantType)) {
            throw ProblemException.at(
                    ProblemCode.INVALID_FIELD, "/grant_type", "the only grant is `client_credentials`");
        }
        Client client = client(clientId, clientSecret, authorization);
        IssuedToken token = tokens.exchange(client.id(), client.secret());
        return new TokenAnswer(token.reveal(), "Bearer", token.lifetime().toSeconds());
    }

    @GET
    @Path(".well-known/jwks.json")
    @PermitAll
    @SecurityRequirements
    @Operation(
            summary = "Get the public keys of the embedded issuer",
            description = "A JSON Web Key Set (RFC 7517); without keys when this installation issues no tokens.")
    public Map<String, List<Map<String, String>>> keys() {
        return issuer.keySet();
    }

    private static Client client(@Nullable String id, @Nullable String secret, @Nullable String authorization) {
        if (authorization != null && authorization.startsWith(BASIC)) {
            return basic(authorization.substring(BASIC.length()));
        }
        if (id == null || secret == null) {
            throw new ProblemException(ProblemCode.UNAUTHENTICATED, "the client id or its secret is missing");
        }
        return new Client(id, secret);
    }

    private static Client basic(String credentials) {
        try {
            String text = new String(Base64.getDecoder().decode(credentials.strip()), StandardCharsets.UTF_8);
            int colon = text.indexOf(':');
            if (colon >= 0) {
                return new Client(
                        URLDecoder.decode(text.substring(0, colon), StandardCharsets.UTF_8),
                        URLDecoder.decode(text.substring(colon + 1), StandardCharsets.UTF_8));
            }
        } catch (IllegalArgumentException e) {
            throw new ProblemException(ProblemCode.UNAUTHENTICATED, "the Basic credentials cannot be read");
        }
        throw new ProblemException(ProblemCode.UNAUTHENTICATED, "the Basic credentials cannot be read");
    }
}
