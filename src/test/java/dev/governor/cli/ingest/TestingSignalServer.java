package dev.governor.cli.ingest;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** A signal API that answers what a test tells it to, in order, and remembers what it was asked. */
final class TestingSignalServer implements AutoCloseable {

    record Question(String method, String path, String authorization, String body) {}

    private record Answer(int status, String location, String body) {}

    final List<Question> questions = new ArrayList<>();
    private final Deque<Answer> answers = new ArrayDeque<>();
    private final HttpServer server;

    TestingSignalServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.start();
    }

    TestingSignalServer answers(int status, String body) {
        answers.add(new Answer(status, "", body));
        return this;
    }

    TestingSignalServer queues(String job) {
        answers.add(new Answer(202, "/api/v1/signals/" + job, "{\"signal\":\"" + job + "\"}"));
        return this;
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private synchronized void handle(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        questions.add(new Question(
                exchange.getRequestMethod(),
                exchange.getRequestURI().toString(),
                exchange.getRequestHeaders().getFirst("Authorization"),
                body));
        Answer answer = answers.isEmpty() ? new Answer(500, "", "{}") : answers.remove();
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        if (!answer.location().isEmpty()) {
            exchange.getResponseHeaders().set("Location", answer.location());
        }
        byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answer.status(), bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
