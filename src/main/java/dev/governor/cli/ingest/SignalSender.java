package dev.governor.cli.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.governor.cli.BearerToken;
import dev.governor.cli.CommandFailure;
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
import org.jspecify.annotations.Nullable;

/** Sends files to a server's signal API, and waits for the jobs that large ones become. */
final class SignalSender {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);
    private static final Duration POLL_LIMIT = Duration.ofSeconds(60);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private final URI server;
    private final BearerToken token;
    private final @Nullable String source;

    SignalSender(URI server, BearerToken token, @Nullable String source) {
        this.server = server;
        this.token = token;
        this.source = source;
    }

    /**
     * Sends one file and returns what became of it.
     *
     * @throws CommandFailure when the server cannot be reached or does not know the token, so that no file can be sent
     */
    FileResult send(SignalFile file, IngestProgress progress) {
        try {
            HttpResponse<String> response = post(file, progress);
            if (response.statusCode() == 401 && token.renew()) {
                response = post(file, progress);
            }
            requirePermission(response);
            return response.statusCode() == 202
                    ? awaitJob(file, location(response), progress)
                    : FileResult.of(file, response.statusCode(), body(response));
        } catch (IOException e) {
            requireServer();
            return FileResult.rejected(file, "no-answer", "the server broke the connection: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailure("interrupted", e);
        }
    }

    private HttpResponse<String> post(SignalFile file, IngestProgress progress)
            throws IOException, InterruptedException {
        String query = source == null ? "" : "?source=" + URLEncoder.encode(source, StandardCharsets.UTF_8);
        HttpRequest.BodyPublisher bytes = HttpRequest.BodyPublishers.ofFile(file.path());
        HttpRequest request = request("/api/v1/signals" + query)
                .header("Content-Type", "application/octet-stream")
                .POST(new CountedBody(bytes, sent -> progress.sent(file, sent)))
                .build();
        return http.send(request, BodyHandlers.ofString());
    }

    private FileResult awaitJob(SignalFile file, URI job, IngestProgress progress)
            throws IOException, InterruptedException {
        Duration pause = FIRST_PAUSE;
        while (true) {
            HttpRequest question =
                    request(job.getRawPath()).timeout(POLL_LIMIT).GET().build();
            HttpResponse<String> response = http.send(question, BodyHandlers.ofString());
            if (response.statusCode() == 401 && token.renew()) {
                continue;
            }
            requirePermission(response);
            JsonNode said = body(response);
            if (response.statusCode() != 200) {
                return FileResult.of(file, response.statusCode(), said);
            }
            switch (said.path("state").asText()) {
                case "done" -> {
                    return FileResult.of(file, 200, said.path("result"), said.path("formats"));
                }
                case "failed" -> {
                    return FileResult.of(
                            file, said.path("problem").path("status").asInt(500), said.path("problem"));
                }
                default ->
                    progress.reading(file, said.path("progress").path("records").asLong());
            }
            Thread.sleep(pause.toMillis());
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(server.resolve(path))
                .header("Accept", "application/json")
                .header("Authorization", "Bearer " + token.text());
    }

    /** Tells apart the one file that a connection broke on and a server that is gone. */
    private void requireServer() {
        HttpRequest question = HttpRequest.newBuilder(server.resolve("/health/ready"))
                .timeout(Duration.ofSeconds(10))
                .build();
        try {
            http.send(question, BodyHandlers.discarding());
        } catch (IOException e) {
            throw new CommandFailure("the server at " + server + " does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void requirePermission(HttpResponse<String> response) {
        if (response.statusCode() == 401 || response.statusCode() == 403) {
            throw new CommandFailure("the server at " + server + " refuses the token: "
                    + body(response).path("detail").asText("status " + response.statusCode()));
        }
    }

    /** Returns where the job is, on this server: the token goes to no other. */
    private URI location(HttpResponse<String> response) throws IOException {
        String location = response.headers()
                .firstValue("Location")
                .orElseThrow(() -> new IOException("the server took the file and does not say where its job is"));
        return server.resolve(URI.create(location));
    }

    private static JsonNode body(HttpResponse<String> response) {
        boolean json = response.headers()
                .firstValue("Content-Type")
                .map(type -> type.contains("json"))
                .orElse(false);
        return json ? CanonicalJson.readTree(response.body()) : JsonNodeFactory.instance.objectNode();
    }
}
