package dev.governor.context;

import com.fasterxml.jackson.databind.JsonNode;
import dev.governor.context.ContextFact.AssetFact;
import dev.governor.context.ContextFact.AttributeFact;
import dev.governor.finding.AssetKey;
import dev.governor.finding.AssetNames;
import dev.governor.finding.Hygiene;
import dev.governor.finding.OcsfReader;
import dev.governor.finding.SignalDocument;
import dev.governor.finding.SourceTimes;
import dev.governor.kernel.DataClassification;
import dev.governor.kernel.Level;
import dev.governor.kernel.Trust;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
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
    public String format() {
        return "ocsf-data-security";
    }

    @Override
    public boolean recognises(SignalDocument document) {
        return OcsfReader.events(document).stream().anyMatch(OcsfClassificationReader::isClassification);
    }

    @Override
    public List<ContextFact> read(SignalDocument document) {
        List<ContextFact> facts = new ArrayList<>();
        OcsfReader.events(document).stream()
                .filter(OcsfClassificationReader::isClassification)
                .forEach(event -> read(event, facts));
        return facts;
    }

    private static boolean isClassification(JsonNode event) {
        return event.path("class_uid").asInt() == 2006;
    }

    private static void read(JsonNode event, List<ContextFact> facts) {
        String source = "ocsf:"
                + Hygiene.line(
                        event.path("metadata").path("product").path("name").asText("unnamed"), 120);
        Instant asOf = SourceTimes.parse(event.path("time"));
        for (JsonNode resource : event.path("resources")) {
            String name = resource.path("uid").asText(resource.path("name").asText());
            JsonNode own = resource.path("data_classification");
            Optional<DataClassification> level = levelOf(own.isObject() ? own : event.path("data_security"));
            if (!name.isBlank() && level.isPresent()) {
                AssetKey asset = AssetNames.of(name);
                String label = Hygiene.line(resource.path("name").asText(AssetNames.nameOf(asset)), 200);
                facts.add(new AssetFact(
                        asset,
                        label,
                        AssetNames.typeOf(asset, resource.path("type").asText("asset")),
                        source,
                        Trust.AUTHORITATIVE,
                        asOf));
                facts.add(new AttributeFact(
                        asset, Attribute.DATA_CLASSIFICATION, level.get().word(), source, Trust.AUTHORITATIVE, asOf));
            }
        }
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
