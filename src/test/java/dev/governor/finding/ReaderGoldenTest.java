package dev.governor.finding;

import com.fasterxml.jackson.databind.JsonNode;
import dev.governor.TestingGolden;
import dev.governor.kernel.CanonicalJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Compares what readers report with golden files. */
class ReaderGoldenTest {

    private static final Path FIXTURES = Path.of("src/test/resources/signals");

    private final List<FindingReader> readers =
            List.of(new SarifReader(new FindingTypes()), new OcsfReader(new FindingTypes()));

    @ParameterizedTest
    @ValueSource(strings = {"analysis.sarif", "failed-run.sarif", "findings.ocsf.json", "old-finding.ocsf.json"})
    void reportsAreAsTheGoldenFileSays(String name) throws IOException {
        SignalDocument document = SignalDocument.parse(Files.readAllBytes(FIXTURES.resolve(name)));

        List<FindingReport> reports = readers.stream()
                .filter(reader -> reader.recognises(document))
                .flatMap(reader -> reader.read(document).stream())
                .toList();

        JsonNode tree = CanonicalJson.tree(reports);
        TestingGolden.assertUnchanged(FIXTURES.resolve(name + ".golden.json"), tree.toPrettyString() + "\n");
    }
}
