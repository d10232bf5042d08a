package dev.governor.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Lets Jazzer attack every reader, from the fixtures on, in a process of its own with little memory.
 *
 * <p>{@code governor.fuzz.seconds} says for how long. What it finds is kept in {@code target/fuzz}.
 */
class SignalFuzzTest {

    private static final Path FIXTURES = Path.of("src/test/resources/signals");
    private static final Path FOUND = Path.of("target/fuzz");

    @TempDir
    Path corpus;

    @Test
    void noInputEscapesAsAnExceptionOrTakesTooLong() throws IOException, InterruptedException {
        long seconds = Long.getLong("governor.fuzz.seconds", 20);
        Files.createDirectories(FOUND);
        seed();
        Path log = FOUND.resolve("jazzer.log");

        Process fuzzer = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "@" + classPath(),
                        "-Xmx768m",
                        "com.code_intelligence.jazzer.Jazzer",
                        "--target_class=" + TestingFuzzTarget.class.getName(),
                        "--instrumentation_includes=dev.governor.**",
                        "--reproducer_path=" + FOUND,
                        "-artifact_prefix=" + FOUND + "/",
                        "-max_total_time=" + seconds,
                        "-seed=" + Integer.getInteger("governor.fuzz.jazzer-seed", 1),
                        "-max_len=20000",
                        "-timeout=30",
                        // the heap has its limit; what libFuzzer counts begins with what this JVM has ever held
                        "-rss_limit_mb=0",
                        corpus.toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        boolean ended = fuzzer.waitFor(seconds + 240, TimeUnit.SECONDS);
        fuzzer.destroyForcibly();

        assertThat(ended).isTrue();
        assertThat(Files.readString(log)).as("see %s", log).contains("Done ").doesNotContain("== Java Exception");
        assertThat(fuzzer.exitValue()).as("see %s", log).isZero();
    }

    private void seed() throws IOException {
        try (Stream<Path> files = Files.walk(FIXTURES)) {
            List<Path> fixtures = files.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().endsWith(".golden.json"))
                    .toList();
            for (int i = 0; i < fixtures.size(); i++) {
                Files.copy(fixtures.get(i), corpus.resolve("seed-" + i));
            }
        }
    }

    private Path classPath() throws IOException {
        Path file = Files.createTempFile(FOUND, "class-path", ".txt");
        file.toFile().deleteOnExit();
        return Files.writeString(
                file, "-cp \"" + System.getProperty("java.class.path").replace("\\", "\\\\") + "\"\n");
    }
}
