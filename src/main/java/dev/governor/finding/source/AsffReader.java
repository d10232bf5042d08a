package dev.governor.finding.source;

import com.fasterxml.jackson.databind.JsonNode;
import dev.governor.finding.FindingReader;
import dev.governor.finding.FindingReport;
import dev.governor.finding.FindingTypes;
import dev.governor.signal.Format;
import dev.governor.signal.SignalRecord;
import dev.governor.signal.Sketch;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Stream;

/**
 * Reads the AWS Security Finding Format: Security Hub's API, its events, and what Prowler and others write for it.
 *
 * <p>A finding on several resources is a report for each, a vulnerability in several packages one for each package. A
 * control has one type by its consolidated id, whichever standard asked. What a finding says is in its states, first match:
 * a sample, or a check that passed, warned or was not available while nobody resolved it, is evidence; a resolved workflow
 * and a closed Inspector finding resolve; a suppressed workflow and an archived record are set aside; all else is open. A
 * warning never resolves.
 *
 * @see <a href="https://docs.aws.amazon.com/securityhub/latest/userguide/securityhub-findings-format.html">ASFF</a>
 */
@ApplicationScoped
public class AsffReader implements FindingReader {

    private final FindingTypes types;

    public AsffReader(FindingTypes types) {
        this.types = types;
    }

    @Override
    public Format format() {
        return Format.oneByOne(
                "aws-asff", "AWS Security Hub findings, ASFF", List.of("/Findings/*", "/findings/*", "/*", ""));
    }

    @Override
    public boolean recognises(Sketch sketch) {
        return sketch.any(format().records(), AsffReader::isFinding);
    }

    @Override
    public List<FindingReport> read(SignalRecord record) {
        return new AsffFinding(record, types).reports();
    }

    private static boolean isFinding(JsonNode node) {
        return node.path("Resources").isArray()
                && Stream.of("SchemaVersion", "ProductArn", "GeneratorId", "AwsAccountId")
                                .filter(node::has)
                                .count()
                        >= 2;
    }
}
