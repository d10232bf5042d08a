package dev.governor.cli.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.governor.cli.CommandFailure;
import dev.governor.cli.DataDirectory;
import dev.governor.kernel.CanonicalJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How a command asks a running governor; the token is the caller's own, because who asks is what counts. */
@Command
final class ServerCall {

    private static final String TOKEN_VARIABLE = "GOVERNOR_TOKEN";
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    @Option(
            names = "--server",
            paramLabel = "URL",
            description = "The running governor. Default: the one that runs on the standard data directory.")
    private @Nullable URI server;

    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            description = "A file that holds your token. Default: the variable " + TOKEN_VARIABLE + ".")
    private @Nullable Path tokenFile;

    /** What a server said. */
    record Answer(int status, JsonNode body) {

        boolean taken() {
            return status / 100 == 2;
        }

        /** Returns the answer to what had to succeed. */
        JsonNode required() {
            if (!taken()) {
                throw new CommandFailure(
                        "the server refuses: " + body.path("detail").asText("status " + status));
            }
            return body;
        }
    }

    Answer get(String path) {
        return send(request(path).GET());
    }

    Answer post(String path, JsonNode body) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(CanonicalJson.write(body))));
    }

    Answer delete(String path) {
        return send(request(path).DELETE());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(address().resolve(path))
                .timeout(PATIENCE)
                .header("Accept", "application/json")
                .header("Authorization", "Bearer " + token());
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
            throw new CommandFailure("the server at " + address() + " does not answer", e);
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

    private URI address() {
        URI given = server;
        if (given == null) {
            Optional<String> running = DataDirectory.runningUrl(DataDirectory.standard());
            given = running.map(URI::create)
                    .orElseThrow(() -> new CommandFailure("no governor runs here: name one with --server"));
        }
        if (!"http".equals(given.getScheme()) && !"https".equals(given.getScheme()) || given.getHost() == null) {
            throw new CommandFailure("--server takes an address such as https://governor.example.com");
        }
        return given;
    }

    private String token() {
        if (tokenFile != null) {
            try {
                return Files.readString(tokenFile).strip();
            } catch (IOException e) {
                throw new CommandFailure("cannot read the token file `" + tokenFile + "`", e);
            }
        }
        String token = System.getenv(TOKEN_VARIABLE);
        if (token == null || token.isBlank()) {
            throw new CommandFailure("your token is needed: set " + TOKEN_VARIABLE + " or give --token-file");
        }
        return token.strip();
    }
}
