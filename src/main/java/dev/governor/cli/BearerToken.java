package dev.governor.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.governor.kernel.CanonicalJson;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Supplier;

/** The caller's token; one that a secret was exchanged for is exchanged again when it has expired. */
public final class BearerToken {

    private final Supplier<String> exchange;
    private final boolean renewable;
    private String text;

    private BearerToken(Supplier<String> exchange, boolean renewable) {
        this.exchange = exchange;
        this.renewable = renewable;
        this.text = exchange.get();
    }

    /** Returns a token that somebody obtained elsewhere. */
    public static BearerToken of(String text) {
        return new BearerToken(() -> text, false);
    }

    /** Returns a token of the server itself, in exchange for a client's secret. */
    public static BearerToken inExchangeFor(URI server, String clientId, String secret) {
        return new BearerToken(() -> exchanged(server, clientId, secret), true);
    }

    public String text() {
        return text;
    }

    /** Exchanges the secret once more and tells whether there was one to exchange. */
    public boolean renew() {
        if (renewable) {
            text = exchange.get();
        }
        return renewable;
    }

    @Override
    public String toString() {
        return "BearerToken";
    }

    private static String exchanged(URI server, String clientId, String secret) {
        String form = "grant_type=client_credentials&client_id=" + URLEncoder.encode(clientId, StandardCharsets.UTF_8)
                + "&client_secret=" + URLEncoder.encode(secret, StandardCharsets.UTF_8);
        HttpRequest request = HttpRequest.newBuilder(server.resolve("/oauth/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .timeout(Duration.ofSeconds(30))
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        try {
            HttpResponse<String> response = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
            JsonNode said = CanonicalJson.readTree(response.body());
            if (response.statusCode() != 200) {
                throw new CommandFailure("the server gives this command no token: "
                        + said.path("detail").asText("status " + response.statusCode())
                        + "; send to it with --server and a token of its issuer");
            }
            return said.path("access_token").asText();
        } catch (IOException e) {
            throw new CommandFailure("the server at " + server + " does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailure("interrupted", e);
        }
    }
}
