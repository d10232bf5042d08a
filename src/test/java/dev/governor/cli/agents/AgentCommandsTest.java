package dev.governor.cli.agents;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.governor.cli.GovernorCommand;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The commands about records of agents, against a server that answers what a test tells it to. */
class AgentCommandsTest {

    private static final String RECORD = """
        {"agent":"embedded|bot","version":2,"changed_at":"2026-12-01T00:00:00Z","changed_by":"embedded|olivia\\u001b[2J",
         "entry":{"owner":"embedded|olivia","purpose":"mends the shop","group":"","team":"shop","data_classes":[],
                  "workspaces":["/home/*/code/*"],"tools":[],"ceiling":"allow","expires_at":null}}\
        """;

    @TempDir
    Path directory;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final List<String> questions = new ArrayList<>();
    private HttpServer server;
    private int status = 200;
    private String answer = RECORD;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            String over = exchange.getRequestHeaders().getFirst("If-Match");
            String sent = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            questions.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + over + " " + sent);
            byte[] body = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void shouldShowARecord() throws IOException {
        assertThat(run("agents", "show", "embedded|bot")).as(err.toString()).isZero();

        assertThat(questions).containsExactly("GET /api/v1/agents/embedded%7Cbot null ");
        assertThat(out.toString())
                .contains(
                        "embedded|bot, version 2",
                        "answers for it: embedded|olivia",
                        "workspaces: /home/*/code/*",
                        "ends: never")
                .doesNotContain("\u001b");
    }

    @Test
    void shouldListRecords() throws IOException {
        answer = "{\"items\":[" + RECORD + "],\"next\":null}";

        assertThat(run("agents", "list")).isZero();

        assertThat(questions).containsExactly("GET /api/v1/agents?limit=500 null ");
        assertThat(out.toString()).contains("embedded|bot", "/home/*/code/*");
    }

    @Test
    void shouldWriteAndEndARecordOverTheVersionThatWasRead() throws IOException {
        Path file = Files.writeString(directory.resolve("record.json"), "{\"owner\":\"embedded|olivia\"}");

        assertThat(run("agents", "write", "embedded|bot", file.toString()))
                .as(err.toString())
                .isZero();
        assertThat(run("agents", "write", "embedded|bot", file.toString(), "--over", "1"))
                .isZero();
        assertThat(run("agents", "end", "embedded|bot", "--over", "2")).isZero();

        assertThat(questions)
                .containsExactly(
                        "PUT /api/v1/agents/embedded%7Cbot null {\"owner\":\"embedded|olivia\"}",
                        "PUT /api/v1/agents/embedded%7Cbot \"1\" {\"owner\":\"embedded|olivia\"}",
                        "DELETE /api/v1/agents/embedded%7Cbot \"2\" ");
    }

    @Test
    void shouldSayWhyTheServerRefuses() throws IOException {
        status = 403;
        answer = "{\"detail\":\"the records of agents are kept by people\"}";

        assertThat(run("agents", "end", "embedded|bot", "--over", "2")).isEqualTo(1);
        assertThat(err.toString()).contains("the server refuses: the records of agents are kept by people");
    }

    @Test
    void shouldAskForACommand() throws IOException {
        assertThat(run("agents")).isNotZero();
        assertThat(questions).isEmpty();
    }

    private int run(String... arguments) throws IOException {
        Path token = Files.writeString(directory.resolve("token"), "the-token");
        List<String> all = new ArrayList<>(Arrays.asList(arguments));
        if (arguments.length > 1) {
            all.addAll(List.of(
                    "--server", "http://127.0.0.1:" + server.getAddress().getPort(), "--token-file", token.toString()));
        }
        CommandLine command =
                GovernorCommand.commandLine().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        return command.execute(all.toArray(String[]::new));
    }
}
