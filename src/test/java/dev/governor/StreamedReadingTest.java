package dev.governor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.governor.signal.SignalLimits;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Readers say the same of a document that is held as a tree and of one that is read piece by piece. */
class StreamedReadingTest {

    static List<Path> files() {
        return TestingSignalFiles.all();
    }

    @ParameterizedTest
    @MethodSource("files")
    void readersSayTheSameAtAnyThreshold(Path file) {
        byte[] body = TestingSignalFiles.bytes(file);

        TestingReading tree = TestingReading.of(body);

        for (int treeBytes : List.of(0, 200, 3_000)) {
            TestingReading streamed =
                    TestingReading.of(body, "", SignalLimits.standard().withTreeBytes(treeBytes));
            assertThat(streamed).isEqualTo(tree);
        }
    }
}
