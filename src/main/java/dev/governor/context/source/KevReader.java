package dev.governor.context.source;

import com.fasterxml.jackson.databind.JsonNode;
import dev.governor.context.Attribute;
import dev.governor.context.ContextFact;
import dev.governor.context.ContextReader;
import dev.governor.context.Facts;
import dev.governor.finding.VulnerabilityIds;
import dev.governor.kernel.Exploitability;
import dev.governor.kernel.ProblemException.Place;
import dev.governor.kernel.Trust;
import dev.governor.signal.Format;
import dev.governor.signal.SignalRecord;
import dev.governor.signal.Sketch;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/**
 * Reads CISA's catalogue of known exploited vulnerabilities, as JSON or CSV: whatever is in it is being exploited.
 *
 * <p>Authoritative: CISA lists a vulnerability only on reliable evidence of exploitation, and no other catalogue outranks it.
 * The moment is the catalogue's release; a CSV names none, so it is the day the entry was added.
 *
 * @see <a href="https://www.cisa.gov/known-exploited-vulnerabilities-catalog">The catalogue and its schema</a>
 */
@ApplicationScoped
public class KevReader implements ContextReader {

    private static final String SOURCE = "cisa-kev";

    @Override
    public Format format() {
        return Format.oneByOne(
                "cisa-kev",
                "CISA KEV: known exploited vulnerabilities, JSON and CSV",
                List.of("/vulnerabilities/*", "/*"));
    }

    @Override
    public boolean recognises(Sketch sketch) {
        JsonNode root = sketch.root();
        boolean catalogue = root.isObject()
                && root.has("vulnerabilities")
                && (root.has("catalogVersion")
                        || sketch.any("/vulnerabilities/*", entry -> entry.has("cveID") && entry.has("dateAdded")));
        return catalogue || sketch.hasColumns("cveID", "dateAdded");
    }

    @Override
    public List<Place> check(JsonNode root) {
        return root.isArray() || root.path("vulnerabilities").isArray()
                ? List.of()
                : List.of(new Place("/vulnerabilities", "the catalogue has no list of vulnerabilities"));
    }

    @Override
    public List<ContextFact> read(SignalRecord record) {
        String id = VulnerabilityIds.canonical(record.text("/cveID"));
        if (!VulnerabilityIds.isCve(id)) {
            throw record.broken("/cveID", "the entry names no CVE");
        }
        Instant asOf = ContextText.time(
                record.root().path("dateReleased"), record.node().path("dateAdded"));
        return new Facts(SOURCE, Trust.AUTHORITATIVE, asOf)
                .attribute(VulnerabilityIds.key(id), Attribute.EXPLOITABILITY, Exploitability.ACTIVE.word())
                .list();
    }
}
