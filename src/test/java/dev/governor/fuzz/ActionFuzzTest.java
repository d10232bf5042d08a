package dev.governor.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * Attacks the readers of actions in a process of its own, so that a crash, a hang or growing memory is seen from
 * outside.
 *
 * <p>{@code governor.fuzz.seconds} says for how long at most, {@code governor.fuzz.inputs} with how many inputs at
 * most, {@code governor.fuzz.first-seed} with which; {@code governor.fuzz.seed} and {@code governor.fuzz.index} repeat
 * one input. The report is kept in {@code target/fuzz}.
 */
class ActionFuzzTest {

    private static final Path FOUND = Path.of("target/fuzz");
    private static final long WARM_UP_SECONDS = 240;

    @Test
    void shouldReadWhateverComesInBoundedTimeAndMemory() throws IOException, InterruptedException {
        long seconds = Long.getLong("governor.fuzz.seconds", 20);
        Files.createDirectories(FOUND);
        Path log = FOUND.resolve("actions.log");

        Process fuzzer = new ProcessBuilder(command(seconds))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        boolean ended = fuzzer.waitFor(seconds + WARM_UP_SECONDS, TimeUnit.SECONDS);
        fuzzer.destroyForcibly();

        String report = Files.readString(log);
        assertThat(ended).as("see %s", log).isTrue();
        assertThat(report).as("see %s", log).contains("\nclean: ").doesNotContain("FOUND ");
        assertThat(fuzzer.exitValue()).as("see %s", log).isZero();
    }

    private static List<String> command(long seconds) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "@" + classPath(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                ActionFuzz.class.getName(),
                "seconds=" + seconds,
                "inputs=" + Long.getLong("governor.fuzz.inputs", 10_000_000),
                "seed=" + Long.getLong("governor.fuzz.seed", Long.getLong("governor.fuzz.first-seed", 1))));
        if (System.getProperty("governor.fuzz.index") != null) {
            command.add("only=" + Long.getLong("governor.fuzz.index"));
        }
        return command;
    }

    private static Path classPath() throws IOException {
        Path file = Files.createTempFile(FOUND, "class-path", ".txt");
        file.toFile().deleteOnExit();
        return Files.writeString(
                file, "-cp \"" + System.getProperty("java.class.path").replace("\\", "\\\\") + "\"\n");
    }
}
