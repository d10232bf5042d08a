package dev.governor.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.governor.kernel.CanonicalJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** How a command asks a running governor; the token is the caller's own, because who asks is what counts. */
@Command
public final class ServerCall {

    private static final Duration PATIENCE = Duration.ofMinutes(10);

    @Mixin
    private RemoteServer server;

    /** What a server said. */
    public record Answer(int status, JsonNode body) {

        public boolean taken() {
            return status / 100 == 2;
        }

        /** Returns the answer to what had to succeed. */
        public JsonNode required() {
            if (!taken()) {
                throw new CommandFailure(
                        "the server refuses: " + body.path("detail").asText("status " + status));
            }
            return body;
        }
    }

    public Answer get(String path) {
        return send(request(path).GET());
    }

    /** Asks for what is at {@code path}, whose one {@code %s} stands for {@code name}. */
    public Answer get(String path, String name) {
        return get(path.formatted(encoded(name)));
    }

    public Answer post(String path, JsonNode body) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(CanonicalJson.write(body))));
    }

    public Answer delete(String path) {
        return send(request(path).DELETE());
    }

    /** Writes {@code body} to what is at {@code path}, whose one {@code %s} stands for {@code name}, over {@code version} of it. */
    public Answer put(String path, String name, @Nullable Integer version, JsonNode body) {
        return send(over(version, request(path.formatted(encoded(name))))
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(CanonicalJson.write(body))));
    }

    /** Ends {@code version} of what is at {@code path}, whose one {@code %s} stands for {@code name}. */
    public Answer delete(String path, String name, int version) {
        return send(over(version, request(path.formatted(encoded(name)))).DELETE());
    }

    private static HttpRequest.Builder over(@Nullable Integer version, HttpRequest.Builder request) {
        return version == null ? request : request.header("If-Match", "\"" + version + "\"");
    }

    private static String encoded(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(server.address().resolve(path))
                .timeout(PATIENCE)
                .header("Accept", "application/json")
                .header("Authorization", "Bearer " + server.token().text());
    }

    private Answer send(HttpRequest.Builder request) {
        HttpClient http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(10))
                .build();
        try {
            HttpResponse<String> said = http.send(request.build(), BodyHandlers.ofString());
            return new Answer(said.statusCode(), tree(said.body()));
        } catch (IOException e) {
            throw new CommandFailure("the server at " + server.address() + " does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailure("interrupted", e);
        }
    }

    private static JsonNode tree(String text) {
        try {
            return CanonicalJson.readTree(text);
        } catch (UncheckedIOException e) {
            return JsonNodeFactory.instance.objectNode();
        }
    }
}
