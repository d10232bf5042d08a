package dev.governor.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.governor.kernel.CanonicalJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the command a newcomer runs, twice on the same data. */
class DemoIT {

    @TempDir
    Path directory;

    @Test
    void theFiveStoriesEndAsTheyMustTwiceInARow() throws Exception {
        JsonNode first = demo("first");
        JsonNode second = demo("second");

        assertThat(endings(first))
                .containsExactly(
                        "allowed allow verified",
                        "gated require_approval verified",
                        "denied deny denied",
                        "rolled-back allow rolled_back",
                        "fail-closed allow verified");
        assertThat(endings(second)).isEqualTo(endings(first));
        assertThat(risk(first, 1)).isGreaterThan(risk(first, 0));
        assertThat(first.at("/stories/2/determining_rules").toString()).contains("deny/production-delete");
    }

    private JsonNode demo(String run) throws IOException, InterruptedException {
        Path out = directory.resolve(run + ".json");
        Path told = directory.resolve(run + ".log");
        Process demo = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-jar",
                        System.getProperty("governor.application"),
                        "demo",
                        "--exit",
                        "--json",
                        "--port",
                        "0",
                        "--data-dir",
                        directory.resolve("data").toString()))
                .redirectOutput(out.toFile())
                .redirectError(told.toFile())
                .start();
        assertThat(demo.waitFor(5, TimeUnit.MINUTES)).isTrue();
        assertThat(demo.exitValue()).describedAs(Files.readString(told)).isZero();
        return CanonicalJson.readTree(Files.readString(out, StandardCharsets.UTF_8));
    }

    private static List<String> endings(JsonNode document) {
        return document.path("stories")
                .valueStream()
                .map(story -> "%s %s %s"
                        .formatted(
                                story.path("name").asText(),
                                story.path("outcome").asText(),
                                story.path("final_state").asText()))
                .toList();
    }

    private static int risk(JsonNode document, int story) {
        return document.path("stories").get(story).path("risk").asInt();
    }
}
