package dev.governor;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Fuzzes syntaxes, envelopes and readers; without {@code JAZZER_FUZZ=1} it only runs the seeds.
 *
 * @see <a href="https://github.com/CodeIntelligenceTesting/jazzer">Jazzer</a>
 */
class SignalFuzzTest {

    static java.util.stream.Stream<org.junit.jupiter.params.provider.Arguments> seeds() {
        return TestingSignalFiles.fixtures().stream()
                .map(TestingSignalFiles::bytes)
                .map(org.junit.jupiter.params.provider.Arguments::of);
    }

    @MethodSource("seeds")
    @FuzzTest(maxDuration = "1m")
    void anyBytesAreReadOrRefused(byte[] body) {
        TestingReading reading = TestingReading.of(body);

        assertThat(reading.rejected())
                .allSatisfy(place -> assertThat(place.at() + place.detail()).isNotBlank());
    }
}
