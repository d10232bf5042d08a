package dev.governor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.governor.kernel.CanonicalJson;
import dev.governor.signal.SignalReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What readers say about each fixture, compared with golden files; a folder for each format. */
class ReaderGoldenTest {

    private static final Path FIXTURES = Path.of("src/test/resources/signals");

    static List<String> fixtures() throws IOException {
        try (Stream<Path> files = Files.walk(FIXTURES)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> FIXTURES.relativize(file).toString())
                    .filter(name -> !name.endsWith(".golden.json"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void readersSayWhatTheGoldenFileSays(String name) throws IOException {
        TestingReading reading = TestingReading.of(Files.readAllBytes(FIXTURES.resolve(name)));

        if (Path.of(name).getFileName().toString().startsWith("broken-")) {
            assertThat(reading.rejected()).isNotEmpty();
        }
        TestingGolden.assertUnchanged(
                FIXTURES.resolve(name + ".golden.json"),
                CanonicalJson.tree(reading).toPrettyString() + "\n");
    }

    @Test
    void everyReaderHasAFixture() throws IOException {
        TreeSet<String> read = new TreeSet<>();
        for (String name : fixtures()) {
            read.addAll(TestingReading.of(Files.readAllBytes(FIXTURES.resolve(name)))
                    .formats());
        }

        assertThat(read)
                .containsAll(Stream.<SignalReader<?>>concat(
                                TestingSignalReaders.finding().stream(), TestingSignalReaders.context().stream())
                        .map(reader -> reader.format().name())
                        .toList());
    }
}
