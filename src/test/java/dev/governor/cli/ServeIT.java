package dev.governor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServeIT {

    @TempDir
    Path directory;

    @Test
    void shouldBecomeReadySayEachStepAndStopItsDatabaseWithItself() throws Exception {
        TestingServerProcess server = TestingServerProcess.start(directory);
        String url = server.awaitReady();

        assertThat(server.output())
                .containsSubsequence(
                        "database unpacked", "database started", "database migrated", "rules compiled", "ready at");
        assertThat(get(url + "/health/ready").statusCode()).isEqualTo(200);
        assertThat(get(url + "/metrics").statusCode()).isEqualTo(401);
        server.close();

        assertThat(directory.resolve("postgres/data/postmaster.pid")).doesNotExist();
        assertThat(directory.resolve("server.properties")).doesNotExist();
        assertThat(server.output()).doesNotContain("\tat ");
    }

    @Test
    void shouldRefuseASecondStartAndTakeOverTheDatabaseOfAKilledServer() throws Exception {
        TestingServerProcess first = TestingServerProcess.start(directory);
        String url = first.awaitReady();

        TestingServerProcess second = TestingServerProcess.start(directory);
        assertThat(second.awaitExit()).isEqualTo(1);
        assertThat(second.output()).startsWith("governor: ").contains("is in use by another governor", url);
        first.kill();

        try (TestingServerProcess third = TestingServerProcess.start(directory)) {
            third.awaitReady();
            assertThat(third.output()).contains("database found running");
        }
    }

    @Test
    void shouldRefuseASettingThatDoesNotExist() throws Exception {
        Path configuration = Files.writeString(directory.resolve("wrong.properties"), "governor.storage.typo=1\n");

        TestingServerProcess server =
                TestingServerProcess.start(directory.resolve("data"), "--config", configuration.toString());

        assertThat(server.awaitExit()).isEqualTo(1);
        assertThat(server.output())
                .contains("the server did not start", "governor.storage.typo")
                .doesNotContain("\tat ");
    }

    @Test
    void shouldNameTheLoginsThatAnExternalDatabaseNeeds() throws Exception {
        TestingServerProcess server =
                TestingServerProcess.start(directory, "--database-url", "jdbc:postgresql://127.0.0.1:1/governor");

        assertThat(server.awaitExit()).isEqualTo(1);
        assertThat(server.output())
                .contains("GOVERNOR_STORAGE_USERNAME", "GOVERNOR_STORAGE_OWNER_PASSWORD")
                .hasLineCount(1);
    }

    private static HttpResponse<String> get(String url) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url)).build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }
}
