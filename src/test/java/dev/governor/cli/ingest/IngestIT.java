package dev.governor.cli.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.governor.TestingCounts;
import dev.governor.kernel.CanonicalJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sends directories to the packaged application with the command a person would use. */
class IngestIT {

    private static final Path FIXTURES = Path.of("src/test/resources/signals");

    private static final String REFUSED = "refused with a place or sentence";

    private record Run(int code, JsonNode json, String told) {}

    @TempDir
    Path directory;

    @Test
    void everyFixtureIsTakenAndEveryBrokenOneIsRefusedWithAPlace() throws Exception {
        Path files = directory.resolve("signals");
        copyFixtures(files);

        Run first = ingest(files);
        Run second = ingest(files);

        assertThat(byFile(first, files)).isNotEmpty().allSatisfy((name, file) -> {
            boolean whole = golden(name).path("rejected").isEmpty();
            assertThat(file.path("status").asText())
                    .as(name)
                    .isIn(whole ? List.of("taken") : List.of("rejected", "partly"));
        });
        assertThat(second.json().at("/totals/accepted").asInt()).isZero();
        assertThat(second.json().at("/totals/records")).isEqualTo(first.json().at("/totals/records"));
    }

    @Test
    void theSamplesCountAsAnIndependentCounterCountsThem() throws Exception {
        String folder = System.getProperty("governor.samples", "");
        assumeTrue(!folder.isEmpty(), "no samples here");
        Path samples = Path.of(folder);

        Run run = ingest(samples);

        Map<String, JsonNode> files = byFile(run, samples);
        assertThat(counted(files, samples)).isEqualTo(expected(samples));
    }

    private static JsonNode golden(String name) {
        try {
            return CanonicalJson.readTree(Files.readString(FIXTURES.resolve(name + ".golden.json")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> expected(Path samples) throws IOException {
        Map<String, String> expected = new TreeMap<>();
        TestingCounts.in(samples)
                .forEach((name, count) -> expected.put(name, count == 0 ? REFUSED : Long.toString(count)));
        // its only finding names no account
        expected.put("aws-securityhub-asff/missing_account_id.json", REFUSED);
        return expected;
    }

    private static Map<String, String> counted(Map<String, JsonNode> files, Path samples) throws IOException {
        Map<String, String> counted = new TreeMap<>();
        for (String name : expected(samples).keySet()) {
            JsonNode file = files.get(name);
            boolean refused = !file.at("/problem/detail").asText().isEmpty()
                    || file.at("/answer/records").asInt() == 0
                            && !file.at("/answer/rejected").isEmpty();
            counted.put(name, refused ? REFUSED : file.at("/answer/records").asText());
        }
        return counted;
    }

    private static Map<String, JsonNode> byFile(Run run, Path root) {
        return run.json()
                .path("files")
                .valueStream()
                .collect(Collectors.toMap(
                        file -> root.relativize(Path.of(file.path("file").asText()))
                                .toString(),
                        file -> file,
                        (one, other) -> one,
                        TreeMap::new));
    }

    private static void copyFixtures(Path to) throws IOException {
        try (Stream<Path> fixtures = Files.walk(FIXTURES)) {
            for (Path fixture : fixtures.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().endsWith(".golden.json"))
                    .toList()) {
                Path copy = to.resolve(FIXTURES.relativize(fixture).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(fixture, copy);
            }
        }
    }

    private Run ingest(Path files) throws IOException, InterruptedException {
        Path out = Files.createTempFile(directory, "ingest", ".json");
        Path told = Files.createTempFile(directory, "ingest", ".log");
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-jar",
                        System.getProperty("governor.application"),
                        "ingest",
                        files.toString(),
                        "--json",
                        "--data-dir",
                        directory.resolve("data").toString()))
                .redirectOutput(out.toFile())
                .redirectError(told.toFile())
                .start();
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        String said = Files.readString(told);
        assertThat(process.exitValue()).as(said).isIn(0, 1);
        return new Run(process.exitValue(), CanonicalJson.readTree(Files.readString(out)), said);
    }
}
