package dev.governor.context.source;

import com.fasterxml.jackson.databind.JsonNode;
import dev.governor.context.Attribute;
import dev.governor.context.ContextFact;
import dev.governor.context.ContextReader;
import dev.governor.context.Facts;
import dev.governor.kernel.Exploitability;
import dev.governor.kernel.Severity;
import dev.governor.kernel.Trust;
import dev.governor.signal.Format;
import dev.governor.signal.SignalRecord;
import dev.governor.signal.Sketch;
import dev.governor.signal.SourceTimes;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads OSV entries, which are also the form of GitHub's, Go's, Python's and the distributions' advisories.
 *
 * <ul>
 *   <li>Aliases are other ids of the same vulnerability; {@code related} and {@code upstream} ids are not.
 *   <li>Severity: the highest version of CVSS among the vectors, else the database's own word; none stays unknown.
 *   <li>A malicious package ({@code MAL-…}) is critical, and its exploit active: to install it is the attack.
 *   <li>A withdrawn entry says nothing.
 * </ul>
 *
 * <p>Curated: the databases are reviewed, and differ in what they think of one vulnerability.
 *
 * @see <a href="https://ossf.github.io/osv-schema/">OSV schema</a>
 */
@ApplicationScoped
public class OsvReader implements ContextReader {

    private static final String SOURCE = "osv";

    private static final List<String> VERSIONS = List.of("CVSS_V4", "CVSS_V3", "CVSS_V2");

    @Override
    public Format format() {
        return Format.oneByOne("osv", "OSV: advisories and their aliases", List.of("/vulns/*", "/*", ""));
    }

    @Override
    public boolean recognises(Sketch sketch) {
        return isEntry(sketch.root())
                || sketch.any("/*", OsvReader::isEntry)
                || sketch.any("/vulns/*", OsvReader::isEntry);
    }

    private static boolean isEntry(JsonNode node) {
        boolean described = node.has("affected")
                || node.has("aliases")
                || node.has("related")
                || node.has("schema_version")
                || node.has("withdrawn")
                || node.has("details");
        return node.path("id").isTextual() && node.path("modified").isTextual() && described;
    }

    @Override
    public List<ContextFact> read(SignalRecord record) {
        JsonNode node = record.node();
        List<String> written = new ArrayList<>(List.of(node.path("id").asText("")));
        node.path("aliases").forEach(alias -> written.add(alias.asText("")));
        Vulnerability vulnerability = Vulnerability.of(record, "/id", written);
        if (SourceTimes.parse(node.path("withdrawn")) != null) {
            return List.of();
        }
        Facts facts = vulnerability.facts(SOURCE, Trust.CURATED, SourceTimes.parse(node.path("modified")));
        boolean malicious = vulnerability.ids().stream().anyMatch(id -> id.startsWith("MAL-"));
        if (malicious) {
            facts.attribute(vulnerability.key(), Attribute.EXPLOITABILITY, Exploitability.ACTIVE.word());
        }
        return facts.attribute(
                        vulnerability.key(), Attribute.SEVERITY, malicious ? Severity.CRITICAL.word() : severity(node))
                .list();
    }

    private static String severity(JsonNode node) {
        return VERSIONS.stream()
                .map(version -> worst(node, version))
                .flatMap(Optional::stream)
                .findFirst()
                .map(Severity::word)
                .orElseGet(() -> CvssSeverity.word(ContextText.first(
                        node,
                        "/database_specific/severity",
                        "/affected/0/database_specific/severity",
                        "/affected/0/ecosystem_specific/severity")));
    }

    private static Optional<Severity> worst(JsonNode node, String version) {
        List<JsonNode> stated = new ArrayList<>();
        node.path("severity").forEach(stated::add);
        for (JsonNode affected : node.path("affected")) {
            affected.path("severity").forEach(stated::add);
        }
        return stated.stream()
                .filter(severity -> severity.path("type").asText("").equals(version))
                .map(severity -> CvssSeverity.ofVector(severity.path("score").asText("")))
                .flatMap(Optional::stream)
                .max(Severity::compareTo);
    }
}
