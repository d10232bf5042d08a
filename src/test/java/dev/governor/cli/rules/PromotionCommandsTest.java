package dev.governor.cli.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.governor.cli.GovernorCommand;
import dev.governor.kernel.CanonicalJson;
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

/** The commands that ask a server, against one that answers what a test tells it to. */
class PromotionCommandsTest {

    private static final String PROPOSED =
            "{\"kind\":\"proposed\",\"name\":\"default\",\"version\":\"0.9.0\",\"proposal\":\"prp_1\"}";
    private static final String PROMOTED =
            "{\"kind\":\"promoted\",\"name\":\"default\",\"version\":\"0.9.0\",\"commit\":\"abc\",\"at\":\"2026-11-21\","
                    + "\"author\":\"embedded|ada\",\"approver\":\"embedded|ben\",\"why\":\"\\u001b[2Jbecause\"}";

    private static final String FLIPPED = """
            {"from":"recorded","to":"0.9.0 (sha256:abc)","decisions":9,"cases":4,"same":5,"unreadable":1,
             "groups":[{"from":"deny","to":"allow","loosens":true,"count":3,"from_rules":[],"to_rules":["allow/any"],
                        "examples":[{"decision":"dec_1"}]}],
             "complete":false,"earliest":"2026-11-02","latest":"2026-11-03","took":"PT1.5S"}""";

    private static final String CANARY = """
            {"id":"cny_1","proposal":"prp_1","name":"default","version":"0.9.0","approver":"embedded|ben",
             "share":{"tenants":[],"percentage":10},"started_at":"2026-11-21"}""";
    private static final String COMPARED = """
            {"canary":%s,"comparison":{"since":"2026-11-21","decided":3,"compared":9,"same":6,"stricter":1,
             "looser":2,"failed":3,"examples":[{"decision":"dec_1","by_canary":true,"canary":"allow",
             "canary_rules":["agents/allow/x"],"other":"deny","other_rules":["agents/deny/x"]}]}}""";

    @TempDir
    Path directory;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final List<String> questions = new ArrayList<>();
    private final List<String> bodies = new ArrayList<>();
    private HttpServer server;
    private int status = 200;
    private String answer = "{}";

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void shouldProposeEveryFileAndSayHowSomebodyElseApproves() throws IOException {
        status = 201;
        answer = PROPOSED;

        int code = run("promote", "rules", "--why", "a reason");

        assertThat(code).as(err.toString()).isZero();
        assertThat(questions).containsExactly("POST /api/v1/bundles/proposals Bearer the-token");
        JsonNode sent = CanonicalJson.readTree(bodies.get(0));
        assertThat(sent.path("why").asText()).isEqualTo("a reason");
        assertThat(sent.path("files").path("bundle.yaml").asText())
                .isEqualTo(Files.readString(Path.of("rules/bundle.yaml")));
        assertThat(out.toString()).contains("proposed default 0.9.0 as prp_1", "rules promote --approve prp_1");
    }

    @Test
    void shouldShowWhatTheServerFoundWrong() throws IOException {
        status = 422;
        answer = "{\"detail\":\"the policy bundle has 1 problem\",\"errors\":"
                + "[{\"at\":\"policy/reach.drl:3:1\",\"detail\":\"wrong\"}]}";

        int code = run("promote", "rules", "--why", "a reason");

        assertThat(code).isEqualTo(1);
        assertThat(out.toString()).startsWith("policy/reach.drl:3:1: wrong").contains("the server refuses");
    }

    @Test
    void shouldApprove() throws IOException {
        answer = PROMOTED;

        int code = run("promote", "--approve", "prp_1");

        assertThat(code).isZero();
        assertThat(questions).containsExactly("POST /api/v1/bundles/proposals/prp_1/approve Bearer the-token");
        assertThat(out.toString()).contains("default 0.9.0 decides now, as commit abc");
    }

    @Test
    void shouldSayWhyAnApprovalIsRefused() throws IOException {
        status = 403;
        answer = "{\"detail\":\"whoever proposed a bundle cannot approve it\"}";

        int code = run("promote", "--approve", "prp_1");

        assertThat(code).isEqualTo(1);
        assertThat(err.toString()).startsWith("governor: the server refuses: whoever proposed");
    }

    @Test
    void shouldNotProposeWithoutAReasonNorDoTwoThingsAtOnce() throws IOException {
        assertThat(run("promote", "rules")).isEqualTo(1);
        assertThat(run("promote", "rules", "--approve", "prp_1")).isEqualTo(1);
        assertThat(run("promote", "--approve", "../history")).isEqualTo(1);
        assertThat(questions).isEmpty();
    }

    @Test
    void shouldRollBack() throws IOException {
        answer = PROMOTED;

        int code = run("rollback", "abc", "--why", "too strict");

        assertThat(code).isZero();
        assertThat(bodies).containsExactly("{\"to\":\"abc\",\"why\":\"too strict\"}");
        assertThat(out.toString()).contains("decides again");
    }

    @Test
    void shouldListHistoryWithoutLettingItsWordsMoveTheCursor() throws IOException {
        answer = "[" + PROMOTED + "]";

        int code = run("history");

        assertThat(code).isZero();
        assertThat(out.toString())
                .contains("embedded|ada", "embedded|ben", "abc", "?[2Jbecause")
                .doesNotContain("\u001b");
    }

    @Test
    void shouldApproveAsCanaryForTenantsOrForAShare() throws IOException {
        answer = CANARY;

        assertThat(run("promote", "--approve", "prp_1", "--canary-tenants", "a,b"))
                .isZero();
        assertThat(run("promote", "--approve", "prp_1", "--canary-percent", "10"))
                .isZero();

        assertThat(questions)
                .containsOnly("POST /api/v1/bundles/proposals/prp_1/canary Bearer the-token")
                .hasSize(2);
        assertThat(bodies).containsExactly("{\"tenants\":[\"a\",\"b\"]}", "{\"percentage\":10}");
        assertThat(out.toString()).contains("default 0.9.0 decides for 10 % of findings and agents");
    }

    @Test
    void shouldNotBeginACanaryOfNothingOrForTwoShares() throws IOException {
        assertThat(run("promote", "rules", "--canary-percent", "10")).isEqualTo(1);
        assertThat(run("promote", "--approve", "prp_1", "--canary-percent", "10", "--canary-tenants", "a"))
                .isEqualTo(1);
        assertThat(run("canary", "--promote", "--abort")).isEqualTo(1);
        assertThat(questions).isEmpty();
    }

    @Test
    void shouldShowHowACanaryCompares() throws IOException {
        answer = COMPARED.formatted(CANARY);

        assertThat(run("canary")).isZero();

        assertThat(questions).containsExactly("GET /api/v1/bundles/canary Bearer the-token");
        assertThat(out.toString())
                .contains("default 0.9.0 decides for 10 % of findings and agents since 2026-11-21")
                .contains("9 decisions answered by both bundles", "6 the same, 1 stricter, 2 LOOSER; 3 failed")
                .contains("dec_1", "agents/deny/x");
    }

    @Test
    void shouldEndACanary() throws IOException {
        answer = PROMOTED;
        assertThat(run("canary", "--promote")).isZero();
        answer = CANARY;
        assertThat(run("canary", "--abort")).isZero();

        assertThat(questions)
                .containsExactly(
                        "POST /api/v1/bundles/canary/promote Bearer the-token",
                        "DELETE /api/v1/bundles/canary Bearer the-token");
        assertThat(out.toString()).contains("default 0.9.0 decides for everybody now", "its proposal prp_1 stays open");
    }

    @Test
    void shouldShowWhichRecordedDecisionsABundleWouldFlip() throws IOException {
        answer = FLIPPED;

        int code = run("backtest", "rules", "--since", "2026-11-01T00:00:00Z", "--limit", "50");

        assertThat(code).as(err.toString()).isZero();
        assertThat(questions).containsExactly("POST /api/v1/bundles/backtest Bearer the-token");
        JsonNode sent = CanonicalJson.readTree(bodies.get(0));
        assertThat(sent.path("since").asText()).isEqualTo("2026-11-01T00:00:00Z");
        assertThat(sent.path("limit").asInt()).isEqualTo(50);
        assertThat(sent.path("against").asText()).isEqualTo("recorded");
        assertThat(sent.path("files").has("bundle.yaml")).isTrue();
        assertThat(out.toString())
                .contains(
                        "recorded -> 0.9.0",
                        "LOOSER",
                        "allow/any",
                        "dec_1",
                        "9 decisions",
                        "3 of them otherwise, in 1.5 s")
                .contains("1 were made of other facts", "there are more");
    }

    @Test
    void shouldSayThatThereIsNothingToTryABundleOn() throws IOException {
        answer = "{\"from\":\"recorded\",\"to\":\"0.9.0\",\"decisions\":0,\"groups\":[],\"complete\":true}";

        assertThat(run("backtest", "rules", "--active")).isZero();
        JsonNode sent = CanonicalJson.readTree(bodies.get(0));
        assertThat(sent.path("against").asText()).isEqualTo("active");
        assertThat(sent.has("since") || sent.has("limit")).isFalse();
        assertThat(out.toString()).contains("no decision is recorded");
    }

    @Test
    void shouldSayThatTheServerDoesNotAnswer() throws IOException {
        server.stop(0);

        assertThat(run("history")).isEqualTo(1);
        assertThat(err.toString()).contains("does not answer");
    }

    private int run(String... arguments) throws IOException {
        Path token = Files.writeString(directory.resolve("token"), "the-token\n");
        List<String> all = new ArrayList<>(List.of("rules"));
        all.addAll(List.of(arguments));
        all.addAll(List.of(
                "--server", "http://127.0.0.1:" + server.getAddress().getPort(), "--token-file", token.toString()));
        return GovernorCommand.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(all.toArray(String[]::new));
    }

    private synchronized void handle(HttpExchange exchange) throws IOException {
        questions.add(Stream.of(
                        exchange.getRequestMethod(),
                        exchange.getRequestURI().toString(),
                        exchange.getRequestHeaders().getFirst("Authorization"))
                .reduce((one, other) -> one + " " + other)
                .orElseThrow());
        bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
