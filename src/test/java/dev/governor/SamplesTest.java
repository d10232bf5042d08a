package dev.governor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Reads real tools' output from the folder that {@code -Dgovernor.samples} names; skipped without it. */
class SamplesTest {

    private static final Set<String> NOT_SIGNALS = Set.of("COUNTS.csv", "MANIFEST.csv", "README.md");

    @TestFactory
    List<DynamicTest> theCountsAreThoseOfAnIndependentCounter() throws IOException {
        Path samples = samples();
        return TestingCounts.in(samples).entrySet().stream()
                .map(count -> DynamicTest.dynamicTest(count.getKey(), () -> {
                    TestingReading reading = TestingReading.of(Files.readAllBytes(samples.resolve(count.getKey())));

                    assertThat(reading.seen()).isEqualTo(count.getValue());
                    if (count.getValue() == 0) {
                        assertThat(reading.rejected()).isNotEmpty();
                    }
                }))
                .toList();
    }

    @TestFactory
    List<DynamicTest> everySampleIsReadOrRefusedWithAPlace() throws IOException {
        Path samples = samples();
        try (Stream<Path> files = Files.walk(samples)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !NOT_SIGNALS.contains(file.getFileName().toString()))
                    .filter(file -> !file.endsWith("expected.json"))
                    .sorted()
                    .map(file ->
                            DynamicTest.dynamicTest(samples.relativize(file).toString(), () -> check(file)))
                    .toList();
        }
    }

    private static void check(Path file) throws IOException {
        TestingReading reading = TestingReading.of(Files.readAllBytes(file));

        assertThat(reading.records() > 0 || !reading.rejected().isEmpty()).isTrue();
        assertThat(reading.refusal()).isNotEqualTo("internal");
        assertThat(reading.reports()).allSatisfy(report -> {
            assertThat(report.type()).isNotBlank();
            assertThat(report.title()).isNotBlank();
            assertThat(report.source()).isNotBlank();
        });
    }

    private static Path samples() {
        String folder = System.getProperty("governor.samples", "");
        assumeTrue(!folder.isEmpty(), "no samples here");
        return Path.of(folder);
    }
}
