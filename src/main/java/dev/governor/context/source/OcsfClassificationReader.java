package dev.governor.context.source;

import com.fasterxml.jackson.databind.JsonNode;
import dev.governor.context.Attribute;
import dev.governor.context.ContextFact;
import dev.governor.context.ContextReader;
import dev.governor.context.Facts;
import dev.governor.finding.AssetKey;
import dev.governor.finding.AssetNames;
import dev.governor.finding.source.OcsfExport;
import dev.governor.kernel.DataClassification;
import dev.governor.kernel.Level;
import dev.governor.kernel.Trust;
import dev.governor.signal.Format;
import dev.governor.signal.Hygiene;
import dev.governor.signal.SignalRecord;
import dev.governor.signal.Sketch;
import dev.governor.signal.SourceTimes;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/**
 * Reads how sensitive data is from OCSF data security findings (2006): the classifier looked at the data itself, so its
 * word is authoritative.
 *
 * <p>{@code confidentiality_id} maps thus: 1 not confidential, public; 2 confidential and 5 private, confidential; 3
 * secret, 4 top secret and 6 restricted, restricted; 99 other, what its text says if that is one of our words.
 */
@ApplicationScoped
public class OcsfClassificationReader implements ContextReader {

    @Override
    public Format format() {
        return Format.oneByOne(
                "ocsf-data-security", "OCSF data security findings: how sensitive data is", List.of("/*", ""));
    }

    @Override
    public boolean recognises(Sketch sketch) {
        return sketch.anyItem(OcsfClassificationReader::isClassification);
    }

    @Override
    public List<ContextFact> read(SignalRecord record) {
        JsonNode event = record.node();
        String product = event.path("metadata").path("product").path("name").asText("unnamed");
        // a governor repeats what others stated, which makes it no more to be believed
        if (!isClassification(event) || product.equals(OcsfExport.PRODUCT)) {
            return List.of();
        }
        Facts facts = new Facts(
                "ocsf:" + Hygiene.line(product, 120), Trust.AUTHORITATIVE, SourceTimes.parse(event.path("time")));
        for (JsonNode resource : event.path("resources")) {
            String name = resource.path("uid").asText(resource.path("name").asText());
            JsonNode own = resource.path("data_classification");
            Optional<DataClassification> level = levelOf(own.isObject() ? own : event.path("data_security"));
            if (!name.isBlank() && level.isPresent()) {
                AssetKey asset = AssetNames.of(name);
                facts.asset(
                                asset,
                                resource.path("name").asText(),
                                resource.path("type").asText("asset"))
                        .attribute(
                                asset,
                                Attribute.DATA_CLASSIFICATION,
                                level.get().word());
            }
        }
        return facts.list();
    }

    private static boolean isClassification(JsonNode event) {
        return event.path("class_uid").asInt() == 2006;
    }

    private static Optional<DataClassification> levelOf(JsonNode statement) {
        return switch (statement.path("confidentiality_id").asInt()) {
            case 1 -> Optional.of(DataClassification.PUBLIC);
            case 2, 5 -> Optional.of(DataClassification.CONFIDENTIAL);
            case 3, 4, 6 -> Optional.of(DataClassification.RESTRICTED);
            default ->
                Level.of(
                                DataClassification.class,
                                statement.path("confidentiality").asText())
                        .filter(level -> level != DataClassification.UNKNOWN);
        };
    }
}
