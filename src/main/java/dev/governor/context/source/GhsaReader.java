package dev.governor.context.source;

import com.fasterxml.jackson.databind.JsonNode;
import dev.governor.context.Attribute;
import dev.governor.context.ContextFact;
import dev.governor.context.ContextReader;
import dev.governor.context.Facts;
import dev.governor.kernel.Severity;
import dev.governor.kernel.Trust;
import dev.governor.signal.Format;
import dev.governor.signal.SignalRecord;
import dev.governor.signal.Sketch;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads GitHub's security advisories as its APIs give them: GraphQL ({@code ghsaId}) and REST ({@code ghsa_id}).
 *
 * <p>Its own word for the severity counts, {@code moderate} is medium; without one, the CVSS vector. A withdrawn advisory says
 * nothing. Curated, as in {@link OsvReader}.
 *
 * @see <a href="https://docs.github.com/en/graphql/reference/objects#securityadvisory">SecurityAdvisory</a>
 */
@ApplicationScoped
public class GhsaReader implements ContextReader {

    private static final String SOURCE = "github-advisories";

    private static final String NODES = "/data/securityAdvisories/nodes/*";

    @Override
    public Format format() {
        return Format.oneByOne("ghsa", "GitHub security advisories", List.of(NODES, "/*", ""));
    }

    @Override
    public boolean recognises(Sketch sketch) {
        return isAdvisory(sketch.root())
                || sketch.any("/*", GhsaReader::isAdvisory)
                || sketch.any(NODES, GhsaReader::isAdvisory);
    }

    private static boolean isAdvisory(JsonNode node) {
        boolean named = node.path("ghsaId").isTextual() || node.path("ghsa_id").isTextual();
        return named && (node.has("identifiers") || node.has("vulnerabilities"));
    }

    @Override
    public List<ContextFact> read(SignalRecord record) {
        JsonNode node = record.node();
        List<String> written =
                new ArrayList<>(List.of(ContextText.first(node, "/ghsaId", "/ghsa_id"), record.text("/cve_id")));
        node.path("identifiers").forEach(id -> written.add(id.path("value").asText("")));
        Vulnerability vulnerability = Vulnerability.of(record, "/ghsaId", written);
        if (ContextText.time(node.path("withdrawnAt"), node.path("withdrawn_at")) != null) {
            return List.of();
        }
        Facts facts = vulnerability.facts(
                SOURCE, Trust.CURATED, ContextText.time(node.path("updatedAt"), node.path("updated_at")));
        String own = CvssSeverity.word(record.text("/severity"));
        String vector = ContextText.first(
                node, "/cvss/vectorString", "/cvss/vector_string", "/cvss_severities/cvss_v3/vector_string");
        String word = own.isEmpty() || own.equalsIgnoreCase("unknown")
                ? CvssSeverity.ofVector(vector).map(Severity::word).orElse("")
                : own;
        return facts.attribute(vulnerability.key(), Attribute.SEVERITY, word).list();
    }
}
