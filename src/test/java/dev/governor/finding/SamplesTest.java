package dev.governor.finding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.governor.kernel.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Reads real tools' output from the folder that {@code -Dgovernor.samples} names; skipped without it. */
class SamplesTest {

    private final List<FindingReader> readers =
            List.of(new SarifReader(new FindingTypes()), new OcsfReader(new FindingTypes()));

    @TestFactory
    List<DynamicTest> everySampleIsReadOrRefusedWithAPlace() throws IOException {
        String folder = System.getProperty("governor.samples", "");
        assumeTrue(!folder.isEmpty(), "no samples here");
        Path samples = Path.of(folder);

        return Files.readAllLines(samples.resolve("COUNTS.csv")).stream()
                .map(line -> line.split(",", -1))
                .filter(cells -> cells[0].startsWith("sarif/") || cells[0].contains("ocsf"))
                .map(cells -> DynamicTest.dynamicTest(
                        cells[0], () -> check(samples.resolve(cells[0]), Integer.parseInt(cells[1]))))
                .toList();
    }

    private void check(Path file, int count) throws IOException {
        SignalDocument document = SignalDocument.parse(Files.readAllBytes(file));
        Optional<FindingReader> reader = readers.stream()
                .filter(candidate -> candidate.recognises(document))
                .findFirst();
        assertThat(reader).isPresent();

        if (count == 0) {
            ProblemException problem = catchThrowableOfType(
                    ProblemException.class, () -> reader.get().read(document));

            assertThat(problem.places()).isNotEmpty();
        } else {
            List<FindingReport> reports = reader.get().read(document);

            assertThat(reports).hasSize(count).allSatisfy(report -> {
                assertThat(report.asset()).isNotNull();
                assertThat(report.type()).isNotBlank();
                assertThat(report.title()).isNotBlank();
            });
        }
    }
}
