package dev.governor.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.governor.kernel.CanonicalJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Speaks to the server over its public API, each call as one of the demo principals. */
final class GovernorClient {

    /**
     * An answer.
     *
     * @param status the HTTP status
     * @param body the JSON body, missing when there is none
     */
    record Answer(int status, JsonNode body) {

        /** Returns the body, or fails with what the server said when the status is not in the 200s. */
        JsonNode orThrow(String what) {
            if (status / 100 != 2) {
                throw new DemoFailure(what + " was refused: " + status + " " + body);
            }
            return body;
        }
    }

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
    private final URI base;
    private final Properties passwords;
    private final Map<String, String> tokens = new ConcurrentHashMap<>();

    GovernorClient(URI base, Properties passwords) {
        this.base = base;
        this.passwords = passwords;
    }

    Answer get(String who, String path) {
        return send(request(who, path).GET());
    }

    Answer post(String who, String path, Object body) {
        return send(request(who, path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(CanonicalJson.write(body))));
    }

    Answer postPlan(String who, String key, Object draft) {
        return send(request(who, "/api/v1/plans")
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .POST(HttpRequest.BodyPublishers.ofString(CanonicalJson.write(draft))));
    }

    Answer postSignal(String who, String source, String contentType, byte[] body) {
        return send(request(who, "/api/v1/signals?source=" + encoded(source))
                .header("Content-Type", contentType)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body)));
    }

    Answer postFile(String who, String source, Path file) throws IOException {
        return send(request(who, "/api/v1/signals?source=" + encoded(source))
                .header("Content-Type", "application/octet-stream")
                .header("Prefer", "respond-async")
                .timeout(Duration.ofMinutes(30))
                .POST(HttpRequest.BodyPublishers.ofFile(file)));
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private HttpRequest.Builder request(String who, String path) {
        return HttpRequest.newBuilder(base.resolve(path))
                .timeout(Duration.ofSeconds(60))
                .header("Accept", "application/json")
                .header("Authorization", "Bearer " + tokens.computeIfAbsent(who, this::token));
    }

    private String token(String who) {
        String form = Map.of(
                        "grant_type",
                        "client_credentials",
                        "client_id",
                        who,
                        "client_secret",
                        passwords.getProperty(who, ""))
                .entrySet()
                .stream()
                .map(field -> field.getKey() + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        HttpRequest request = HttpRequest.newBuilder(base.resolve("/oauth/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .timeout(Duration.ofSeconds(30))
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        return send(request).orThrow("a token for " + who).path("access_token").asText();
    }

    private Answer send(HttpRequest.Builder request) {
        return send(request.build());
    }

    private Answer send(HttpRequest request) {
        try {
            HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
            boolean json = response.headers()
                    .firstValue("Content-Type")
                    .map(type -> type.contains("json"))
                    .orElse(false);
            return new Answer(
                    response.statusCode(),
                    json ? CanonicalJson.mapper().readTree(response.body()) : MissingNode.getInstance());
        } catch (IOException e) {
            throw new UncheckedIOException("the server at " + base + " did not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DemoFailure("interrupted");
        }
    }
}
