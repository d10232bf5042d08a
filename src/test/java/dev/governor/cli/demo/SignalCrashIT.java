package dev.governor.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.governor.cli.ServerProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills the server as {@code kill -9} does while it stores a large file, and starts it again on the same data. */
class SignalCrashIT {

    private static final Path APPLICATION = Path.of(System.getProperty("governor.application"));
    private static final int FINDINGS = 12_000;

    private static final String FINDING = """
            {"SchemaVersion":"2018-10-08","Id":"arn:aws:securityhub:eu-west-1:210987654321:control/EC2.8/finding/%1$d",\
            "ProductArn":"arn:aws:securityhub:eu-west-1::product/aws/securityhub","GeneratorId":"security-control/EC2.8",\
            "AwsAccountId":"210987654321","Types":["Software and Configuration Checks"],"CreatedAt":\
            "2026-03-01T08:00:00.000Z","UpdatedAt":"2026-03-02T08:00:00.000Z","Severity":{"Label":"HIGH"},"Title":\
            "EC2 instances should use IMDSv2","Description":"The instance answers without a session token.","Resources":\
            [{"Type":"AwsEc2Instance","Id":"arn:aws:ec2:eu-west-1:210987654321:instance/i-%1$017x","Region":"eu-west-1"}],\
            "Compliance":{"Status":"FAILED","SecurityControlId":"EC2.8"},"Workflow":{"Status":"NEW"},"RecordState":"ACTIVE"}""";

    @TempDir
    Path directory;

    private GovernorClient client;

    @Test
    void aFileThatWasHalfStoredIsStoredWholeAndOnce() throws IOException {
        ServerProcess first = start();
        String path = "/api/v1/signals/"
                + client.postFile("olivia", "crash", file())
                        .orThrow("the file")
                        .path("signal")
                        .asText();
        await().pollInterval(Duration.ofMillis(20))
                .atMost(Duration.ofMinutes(2))
                .until(() -> done(path) > 0);
        first.kill();

        try (ServerProcess second = start()) {
            long before = done(path);
            await().atMost(Duration.ofMinutes(3))
                    .until(() -> !view(path).path("state").asText().matches("queued|running"));

            assertThat(before).as("stored before the server died").isLessThan(FINDINGS);
            assertThat(view(path).path("state").asText()).isEqualTo("done");
            assertThat(view(path).at("/result/accepted").asInt()).isEqualTo(FINDINGS);
            assertThat(second.address()).isNotNull();
        }
    }

    private ServerProcess start() {
        ServerProcess server = DemoServer.start(APPLICATION, directory.resolve("governor"), 0, Map.of());
        client = new GovernorClient(server.address(), server.properties("identity/demo-credentials.properties"));
        return server;
    }

    private long done(String path) {
        return view(path).at("/progress/done").asLong();
    }

    private JsonNode view(String path) {
        return client.get("olivia", path).orThrow("the signal");
    }

    private Path file() throws IOException {
        return Files.writeString(
                directory.resolve("findings.ndjson"),
                IntStream.range(0, FINDINGS).mapToObj(FINDING::formatted).collect(Collectors.joining("\n")));
    }
}
