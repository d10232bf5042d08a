package dev.governor.cli.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.governor.cli.GovernorCommand;
import dev.governor.kernel.CanonicalJson;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class IngestCommandTest {

    private static final String TAKEN = """
            {"signal":"sig_1","records":3,"accepted":2,"merged":1,"unchanged":0,"resolved":0,"evidence":0,"context":0,
             "rejected":[],"findings":["fnd_1","fnd_2"],"revision":4}""";
    private static final String PARTLY = """
            {"signal":"sig_2","records":1,"accepted":1,"merged":0,"unchanged":0,"resolved":0,"evidence":0,"context":0,
             "rejected":[{"at":"line 2","code":"invalid-signal","detail":"the record has no asset"}],
             "findings":["fnd_3"],"revision":5}""";
    private static final String PROBLEM = """
            {"status":422,"code":"unknown-format","title":"No reader recognises this signal",
             "detail":"no reader recognises it","errors":[{"at":"line 1, column 2","detail":"here"}]}""";

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    Path directory;

    private TestingSignalServer server;

    @BeforeEach
    void start() throws IOException {
        server = new TestingSignalServer();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void everyFileIsSentAsItStandsInTheOrderOfNames() throws IOException {
        write("scans/b/late.json", "late");
        write("scans/a.json", "first");
        write("scans/.hidden", "never");
        server.answers(200, TAKEN).answers(200, TAKEN);

        int code = ingest("scans", "--source", "nightly scan");

        assertThat(code).isZero();
        assertThat(server.questions)
                .extracting(TestingSignalServer.Question::body)
                .containsExactly("first", "late");
        assertThat(server.questions).allSatisfy(question -> {
            assertThat(question.path()).isEqualTo("/api/v1/signals?source=nightly+scan");
            assertThat(question.authorization()).isEqualTo("Bearer secret-token");
        });
    }

    @Test
    void theTableSaysWhatBecameOfEachFileAndWhy() throws IOException {
        write("scans/1.json", "a");
        write("scans/2.json", "b");
        write("scans/3.json", "c");
        server.answers(200, TAKEN).answers(200, PARTLY).answers(422, PROBLEM);

        int code = ingest("scans");

        assertThat(code).isEqualTo(1);
        assertThat(out.toString().lines().map(line -> line.strip().replaceAll(" +", " ")))
                .containsExactly(
                        "status records accepted merged unchanged resolved evidence context left out file",
                        "taken 3 2 1 0 0 0 0 0 " + directory.resolve("scans/1.json"),
                        "partly 1 1 0 0 0 0 0 1 " + directory.resolve("scans/2.json"),
                        "at line 2: the record has no asset (invalid-signal)",
                        "rejected - - - - - - - 0 " + directory.resolve("scans/3.json"),
                        "at line 1, column 2: no reader recognises it (unknown-format)",
                        "total 4 3 1 0 0 0 0 1 3 files: 1 taken, 1 partly, 1 rejected");
    }

    @Test
    void jsonIsOneDocumentAndNothingElseOnStandardOutput() throws IOException {
        write("scans/1.json", "a");
        write("scans/3.json", "c");
        server.answers(200, TAKEN).answers(422, PROBLEM);

        int code = ingest("scans", "--json");

        JsonNode json = CanonicalJson.readTree(out.toString());
        assertThat(code).isEqualTo(1);
        assertThat(json.at("/files/0/status").asText()).isEqualTo("taken");
        assertThat(json.at("/files/0/answer/findings").size()).isEqualTo(2);
        assertThat(json.at("/files/1/problem/code").asText()).isEqualTo("unknown-format");
        assertThat(json.at("/totals/rejected").asInt()).isEqualTo(1);
        assertThat(json.at("/totals/records").asInt()).isEqualTo(3);
        assertThat(err.toString()).contains("[2 of 2]", "rejected");
    }

    @Test
    void aLargeFileIsWaitedForUntilItsJobIsDone() throws IOException {
        write("large.json", "x".repeat(100_000));
        server.queues("sig_9")
                .answers(200, "{\"state\":\"queued\",\"progress\":{\"records\":0}}")
                .answers(200, "{\"state\":\"running\",\"progress\":{\"records\":70}}")
                .answers(200, "{\"state\":\"done\",\"formats\":[\"sarif\"],\"result\":" + TAKEN + "}");

        int code = ingest("large.json");

        assertThat(code).isZero();
        assertThat(server.questions)
                .extracting(question -> question.method() + " " + question.path())
                .containsExactly(
                        "POST /api/v1/signals",
                        "GET /api/v1/signals/sig_9",
                        "GET /api/v1/signals/sig_9",
                        "GET /api/v1/signals/sig_9");
        assertThat(out.toString()).contains("large.json (sarif)");
    }

    @Test
    void aFailedJobIsARejectedFile() throws IOException {
        write("large.json", "x");
        server.queues("sig_9").answers(200, "{\"state\":\"failed\",\"problem\":" + PROBLEM + "}");

        int code = ingest("large.json");

        assertThat(code).isEqualTo(1);
        assertThat(out.toString()).contains("rejected", "(unknown-format)");
    }

    @Test
    void aRefusedTokenEndsTheCommandWithoutSendingTheOtherFiles() throws IOException {
        write("scans/1.json", "a");
        write("scans/2.json", "b");
        server.answers(403, "{\"code\":\"forbidden\",\"detail\":\"the role operator is needed\"}");

        int code = ingest("scans");

        assertThat(code).isEqualTo(1);
        assertThat(err.toString()).contains("governor: the server at", "the role operator is needed");
        assertThat(server.questions).hasSize(1);
    }

    @Test
    void aServerThatIsNotThereIsOneLine() throws IOException {
        write("1.json", "a");
        server.close();

        int code = ingest("1.json");

        assertThat(code).isEqualTo(1);
        assertThat(err.toString()).startsWith("governor: the server at").contains("does not answer");
    }

    @Test
    void aLinkOutOfTheTreeIsNotFollowed() throws IOException {
        write("elsewhere/secret.txt", "secret");
        write("scans/1.json", "a");
        Files.createSymbolicLink(directory.resolve("scans/2.json"), directory.resolve("elsewhere/secret.txt"));
        Files.createSymbolicLink(directory.resolve("scans/loop"), directory.resolve("scans"));
        server.answers(200, TAKEN);

        ingest("scans");

        assertThat(server.questions)
                .extracting(TestingSignalServer.Question::body)
                .containsExactly("a");
    }

    @Test
    void nothingThatSomebodyElseWroteMovesTheCursor() throws IOException {
        write("evil\u001b[2J.json", "a");
        server.answers(422, "{\"code\":\"invalid-signal\",\"detail\":\"bad \\u001b[31m\\u202e text\"}");

        ingest("evil\u001b[2J.json");

        assertThat(out.toString() + err)
                .contains("evil?[2J.json", "bad ?[31m? text")
                .doesNotContain("\u001b", "\u202e");
    }

    @ParameterizedTest
    @CsvSource({"missing.json, there is no file", "empty, there is nothing to send"})
    void nothingToSendIsAWrongArgument(String name, String message) throws IOException {
        Files.createDirectory(directory.resolve("empty"));

        int code = ingest(name);

        assertThat(code).isEqualTo(2);
        assertThat(err.toString()).startsWith("governor: " + message);
    }

    @Test
    void aServerWithoutATokenIsAWrongArgument() throws IOException {
        write("1.json", "a");

        int code = run("ingest", directory.resolve("1.json").toString(), "--server", "http://127.0.0.1:1");

        assertThat(code).isEqualTo(2);
        assertThat(err.toString()).contains("GOVERNOR_TOKEN", "--token-file");
    }

    private int ingest(String path, String... further) throws IOException {
        Path token = Files.writeString(directory.resolve(".token"), "secret-token\n");
        List<String> arguments =
                new ArrayList<>(List.of("ingest", directory.resolve(path).toString()));
        arguments.addAll(List.of("--server", server.address().toString(), "--token-file", token.toString()));
        arguments.addAll(List.of(further));
        return run(arguments.toArray(String[]::new));
    }

    private int run(String... arguments) {
        CommandLine command =
                GovernorCommand.commandLine().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        return command.execute(arguments);
    }

    private void write(String name, String text) throws IOException {
        Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
