package dev.governor.cli.plans;

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
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The commands about plans and tasks, against a server that answers what a test tells it to. */
class PlanCommandsTest {

    private static final String PREVIEW = """
        {"before":"a","after":"b","restored":"a","change":["-PUBLIC may SELECT\\u001b[2J"," bob may SELECT"],
         "way_back":["+PUBLIC may SELECT"]}\
        """;

    @TempDir
    Path directory;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final List<String> questions = new ArrayList<>();
    private HttpServer server;
    private int status = 200;
    private String answer = "{}";

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            questions.add(exchange.getRequestURI().toString());
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
    void shouldShowBeforeAVoteWhatTheChangeAndItsRollbackDo() throws IOException {
        answer = """
            {"task":{"id":"tsk_1","name":"reviewPlan","plan_id":"pln_1","state":"ready"},
             "approval":{"binding":"sha256:abc"},"preview":%s,"why_not":"you submitted it"}\
            """.formatted(PREVIEW);

        int code = run("tasks", "show", "tsk_1");

        assertThat(code).as(err.toString()).isZero();
        assertThat(questions).containsExactly("/api/v1/tasks/tsk_1");
        assertThat(out.toString())
                .contains("a vote is bound to: sha256:abc", "-PUBLIC may SELECT", "  +PUBLIC may SELECT")
                .contains("the rollback leads back to the state before", "you may not review it: you submitted it")
                .doesNotContain("\u001b");
    }

    @Test
    void shouldShowWhereAPlanIs() throws IOException {
        answer = """
            {"id":"pln_1","template":"revoke_public_grant","target":"postgresql:x","state":"abandoned",
             "state_reason":"approval-void: it moved","decision":{"outcome":"require_approval"},"preview":null}\
            """;

        int code = run("plans", "show", "pln_1");

        assertThat(code).isZero();
        assertThat(out.toString())
                .contains("state: abandoned approval-void: it moved", "require_approval", "no preview was computed");
    }

    @Test
    void shouldListWhetherWhatWasFixedStayedFixed() throws IOException {
        answer = """
            {"items":[{"ordinal":2,"state":"open","due_at":"2026-12-01T00:00:00Z","attempts":0,"detail":"open",
              "changes":["+PUBLIC may SELECT"],"suspects":["bob owns the table"]},
             {"ordinal":1,"state":"closed","due_at":"2026-11-30T00:00:00Z","attempts":0,"detail":"closed",
              "changes":[],"suspects":[]}],"next":null}\
            """;

        int code = run("plans", "reverifications", "pln/../1");

        assertThat(code).isZero();
        assertThat(questions).containsExactly("/api/v1/plans/pln%2F..%2F1/reverifications");
        assertThat(out.toString())
                .contains("2       open", "1       closed")
                .contains("what changed, number 2:", "  +PUBLIC may SELECT", "  who could: bob owns the table")
                .doesNotContain("number 1:");
    }

    @Test
    void shouldSayWhyTheServerRefuses() throws IOException {
        status = 403;
        answer = "{\"detail\":\"your roles do not permit this\"}";

        assertThat(run("tasks", "show", "tsk_1")).isEqualTo(1);
        assertThat(err.toString()).contains("the server refuses: your roles do not permit this");
    }

    private int run(String... arguments) throws IOException {
        Path token = Files.writeString(directory.resolve("token"), "the-token");
        CommandLine command =
                GovernorCommand.commandLine().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        return command.execute(Stream.concat(
                        Stream.of(arguments),
                        Stream.of(
                                "--server",
                                "http://127.0.0.1:" + server.getAddress().getPort(),
                                "--token-file",
                                token.toString()))
                .toArray(String[]::new));
    }
}
