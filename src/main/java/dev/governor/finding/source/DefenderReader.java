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
import java.util.Locale;

/**
 * Reads what Microsoft Defender for Cloud returns and exports: assessments, sub-assessments and alerts, one, in an array, or
 * a page of the API ({@code value}). Names of fields count in both spellings, {@code id} and {@code Id}. See {@link
 * DefenderAssessment} and {@link DefenderAlert} for what they say.
 *
 * <p>The severity of an assessment stands in its metadata. It is found when the API was asked to expand it ({@code
 * properties.metadata}), or when the assessment's metadata object comes earlier in the same document; otherwise it stays
 * unknown.
 *
 * @see <a href="https://learn.microsoft.com/en-us/rest/api/defenderforcloud/">Defender for Cloud REST API</a>
 */
@ApplicationScoped
public class DefenderReader implements FindingReader {

    private static final String ASSESSMENT = "microsoft.security/assessments";
    private static final String METADATA = "microsoft.security/assessmentmetadata";
    private static final String SUB_ASSESSMENT = "microsoft.security/assessments/subassessments";
    private static final String ALERT = "microsoft.security/locations/alerts";

    private final FindingTypes types;

    public DefenderReader(FindingTypes types) {
        this.types = types;
    }

    @Override
    public Format format() {
        return Format.oneByOne(
                "azure-defender",
                "Microsoft Defender for Cloud assessments, sub-assessments and alerts",
                List.of("/value/*", "/*", ""));
    }

    @Override
    public boolean recognises(Sketch sketch) {
        return sketch.anyItem(DefenderReader::isKnown) || sketch.any("/value/*", DefenderReader::isKnown);
    }

    @Override
    public List<FindingReport> read(SignalRecord record) {
        JsonNode node = record.node();
        if (!node.isObject()) {
            throw record.broken("", "the element is not an object");
        }
        DefenderMetadata metadata = record.remember("metadata", DefenderMetadata::new);
        return switch (type(node)) {
            case METADATA -> {
                metadata.add(node);
                yield List.of();
            }
            case ASSESSMENT -> List.of(new DefenderAssessment(record, metadata, types).report());
            case SUB_ASSESSMENT -> List.of(new DefenderSubAssessment(record, types).report());
            case ALERT -> new DefenderAlert(record, types).reports();
            default -> List.of();
        };
    }

    private static boolean isKnown(JsonNode node) {
        return List.of(ASSESSMENT, METADATA, SUB_ASSESSMENT, ALERT).contains(type(node))
                && node.path("properties").isObject();
    }

    private static String type(JsonNode node) {
        return node.path("type").asText().toLowerCase(Locale.ROOT);
    }
}
