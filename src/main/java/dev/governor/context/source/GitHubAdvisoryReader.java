package dev.governor.context.source;

import com.fasterxml.jackson.databind.JsonNode;
import dev.governor.context.Attribute;
import dev.governor.context.ContextFact;
import dev.governor.context.ContextReader;
import dev.governor.context.Facts;
import dev.governor.context.RelationType;
import dev.governor.finding.AssetKey;
import dev.governor.finding.VulnerabilityIds;
import dev.governor.kernel.Trust;
import dev.governor.signal.Format;
import dev.governor.signal.SignalRecord;
import dev.governor.signal.Sketch;
import dev.governor.signal.SourceTimes;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads GitHub's {@code security_advisory} event: how bad a vulnerability is, and by which ids it goes. A withdrawn advisory
 * states nothing.
 *
 * @see <a href="https://docs.github.com/en/webhooks/webhook-events-and-payloads#security_advisory">security_advisory</a>
 */
@ApplicationScoped
public class GitHubAdvisoryReader implements ContextReader {

    @Override
    public Format format() {
        return Format.allOrNothing("github-advisory-event", "GitHub security_advisory events", List.of(""));
    }

    @Override
    public boolean recognises(Sketch sketch) {
        return sketch.root().path("action").isTextual()
                && sketch.root().path("security_advisory").path("ghsa_id").isTextual();
    }

    @Override
    public List<ContextFact> read(SignalRecord record) {
        JsonNode advisory = record.node().path("security_advisory");
        List<String> written = new ArrayList<>(
                List.of(record.text("/security_advisory/ghsa_id"), record.text("/security_advisory/cve_id")));
        advisory.path("identifiers")
                .forEach(identifier -> written.add(identifier.path("value").asText()));
        List<String> ids = VulnerabilityIds.canonical(written);
        if (ids.isEmpty()) {
            throw record.broken("/security_advisory/ghsa_id", "the advisory has no id");
        }
        boolean withdrawn =
                record.text("/action").equals("withdrawn") || SourceTimes.parse(advisory.path("withdrawn_at")) != null;
        if (withdrawn) {
            return List.of();
        }
        Facts facts = new Facts("github-advisories", Trust.CURATED, SourceTimes.parse(advisory.path("updated_at")));
        AssetKey first = VulnerabilityIds.key(ids.get(0));
        String severity = record.text("/security_advisory/severity");
        facts.asset(first, ids.get(0), "vulnerability")
                .attribute(first, Attribute.SEVERITY, severity.equalsIgnoreCase("moderate") ? "medium" : severity);
        ids.stream().skip(1).forEach(id -> facts.relation(first, RelationType.SAME_AS, VulnerabilityIds.key(id)));
        return facts.list();
    }
}
