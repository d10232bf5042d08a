package dev.governor.finding.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.re2j.Pattern;
import dev.governor.finding.AssetKey;
import dev.governor.finding.LetterCase;
import dev.governor.finding.ReportBuilder;
import dev.governor.signal.SourceTimes;
import java.util.Optional;

/**
 * What an OCSF event says that this product exported itself: its type, discriminator and asset are ours already and are
 * taken as they stand, so a finding that is sent from one governor to another stays the same finding.
 *
 * @param event the event
 */
public record OcsfExport(JsonNode event) {

    /** The name of the product in exported events. */
    public static final String PRODUCT = "Remediation Governor";

    private static final Pattern TYPE = Pattern.compile("[a-z0-9*][a-z0-9*._-]{0,119}(:[a-z0-9*._-]{1,120})?");
    private static final int SUPPRESSED = 3;

    /** Returns the event as an export of ours, or empty when it is none. */
    static Optional<OcsfExport> of(JsonNode event) {
        boolean ours = FirstText.of(event, "/metadata/product/name").equals(PRODUCT)
                && event.path("unmapped").path("discriminator").isTextual()
                && TYPE.matcher(FirstText.of(event, "/metadata/event_code")).matches();
        return ours ? Optional.of(new OcsfExport(event)) : Optional.empty();
    }

    /** Returns the key that {@code uid} is, or empty when it is none. */
    static Optional<AssetKey> asset(String uid) {
        try {
            return Optional.of(LetterCase.folded(new AssetKey(uid)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    String type() {
        return FirstText.of(event, "/metadata/event_code");
    }

    String discriminator() {
        return event.path("unmapped").path("discriminator").asText();
    }

    /** Adds to {@code report} what only our own events say. */
    ReportBuilder complete(ReportBuilder report) {
        report.type(type())
                .discriminator(discriminator())
                .description(FirstText.of(event, "/finding_info/desc"))
                .location(FirstText.of(event, "/unmapped/location"));
        event.path("unmapped").path("weaknesses").forEach(weakness -> report.weakness(weakness.asText("")));
        if (event.path("status_id").asInt() == SUPPRESSED) {
            report.suppressed(
                    FirstText.of(event, "/status_detail"),
                    SourceTimes.parse(event.path("unmapped").path("suppressed_until")));
        }
        return report;
    }
}
