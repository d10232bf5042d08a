package dev.governor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.governor.context.ContextFact.RelationFact;
import dev.governor.context.ContextFact.VexFact;
import dev.governor.finding.FindingReport;
import dev.governor.finding.PackageFindings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keeps the files in {@code examples/signals} telling one story. */
class ExampleSignalsTest {

    private static final Path FOLDER = Path.of("examples/signals");

    @ParameterizedTest
    @ValueSource(strings = {"cluster.kubernetes.json", "image.trivy.json", "product.openvex.json", "bucket.asff.json"})
    void everyFileIsReadWhole(String file) throws IOException {
        TestingReading read = read(file);

        assertThat(read.formats()).isNotEmpty();
        assertThat(read.refusal()).isEmpty();
        assertThat(read.rejected()).isEmpty();
    }

    @Test
    void theToolsSpeakOfOneImage() throws IOException {
        List<FindingReport> packages = read("image.trivy.json").reports();

        assertThat(packages)
                .hasSize(2)
                .allSatisfy(report -> assertThat(report.type()).isEqualTo(PackageFindings.TYPE));
        assertThat(packages)
                .extracting(FindingReport::asset)
                .containsOnly(packages.get(0).asset());
        assertThat(read("product.openvex.json").facts())
                .filteredOn(VexFact.class::isInstance)
                .extracting(fact -> ((VexFact) fact).asset())
                .containsOnly(packages.get(0).asset());
        assertThat(read("cluster.kubernetes.json").facts())
                .filteredOn(RelationFact.class::isInstance)
                .extracting(fact -> ((RelationFact) fact).to())
                .contains(packages.get(0).asset());
    }

    @Test
    void theBucketIsPublic() throws IOException {
        assertThat(read("bucket.asff.json").reports())
                .singleElement()
                .extracting(FindingReport::type)
                .isEqualTo("public_s3_bucket");
    }

    private static TestingReading read(String file) throws IOException {
        return TestingReading.of(Files.readAllBytes(FOLDER.resolve(file)), "example");
    }
}
