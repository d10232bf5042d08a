package dev.governor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The fixtures of all readers, and real tools' output from the folder that {@code -Dgovernor.samples} names. */
final class TestingSignalFiles {

    private TestingSignalFiles() {}

    /** Returns every fixture. */
    static List<Path> fixtures() {
        return in(Path.of("src/test/resources/signals"));
    }

    /** Returns every fixture, and every sample if there are any. */
    static List<Path> all() {
        String samples = System.getProperty("governor.samples", "");
        return Stream.concat(fixtures().stream(), samples.isEmpty() ? Stream.of() : in(Path.of(samples)).stream())
                .toList();
    }

    static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> in(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().endsWith(".golden.json"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
