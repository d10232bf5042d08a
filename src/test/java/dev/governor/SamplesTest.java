package dev.governor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Reads real tools' output from the folder that {@code -Dgovernor.samples} names; skipped without it. */
class SamplesTest {

    private static final Set<String> NOT_SIGNALS = Set.of("COUNTS.csv", "MANIFEST.csv", "README.md");

    /** What some files hold where the counter, which looked for other names or looked twice, says something else. */
    private static final Map<String, Long> MISCOUNTED = Map.of(
            // it did not know `checks`
            "trivy/configauditreport_many.json", 13L,
            // it counted the lists inside a list of the same name twice
            "trivy/kubernetes.json", 20L,
            // it did not look into the applications of the container
            "snyk/snykcontainer_issue_epss.json", 13L,
            // it counted components; these list vulnerabilities
            "cyclonedx/VEX_CISA-Use-Cases_Case-1_vex-not_affected.json", 1L,
            "cyclonedx/VEX_CISA-Use-Cases_Case-7_vex.json", 4L);

    @TestFactory
    List<DynamicTest> theCountsAreThoseOfAnIndependentCounter() throws IOException {
        Path samples = samples();
        return Files.readAllLines(samples.resolve("COUNTS.csv")).stream()
                .skip(1)
                .map(line -> line.split(",", 3))
                .map(cells -> DynamicTest.dynamicTest(cells[0], () -> {
                    TestingReading reading = TestingReading.of(Files.readAllBytes(samples.resolve(cells[0])));

                    long expected = MISCOUNTED.getOrDefault(cells[0], Long.parseLong(cells[1]));
                    assertThat(reading.seen()).isEqualTo(expected);
                    if (expected == 0) {
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
