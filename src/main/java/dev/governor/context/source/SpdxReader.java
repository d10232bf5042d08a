package dev.governor.context.source;

import com.fasterxml.jackson.databind.JsonNode;
import dev.governor.context.ContextFact;
import dev.governor.context.ContextReader;
import dev.governor.context.Facts;
import dev.governor.context.RelationType;
import dev.governor.finding.AssetKey;
import dev.governor.finding.ProductNames;
import dev.governor.kernel.ProblemException.Place;
import dev.governor.kernel.Trust;
import dev.governor.signal.Format;
import dev.governor.signal.SignalRecord;
import dev.governor.signal.Sketch;
import dev.governor.signal.SourceTimes;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/**
 * Reads the packages of SPDX documents, 2.2 and 2.3, JSON: what the described package contains. Declared, as any bill of
 * materials. SPDX 3 has another model and is refused.
 *
 * @see <a href="https://spdx.github.io/spdx-spec/v2.3/">SPDX 2.3</a>
 */
@ApplicationScoped
public class SpdxReader implements ContextReader {

    private static final String SOURCE = "spdx";

    @Override
    public Format format() {
        return Format.allOrNothing("spdx", "SPDX 2.2 and 2.3: packages", List.of("/packages/*"));
    }

    @Override
    public boolean recognises(Sketch sketch) {
        return sketch.root().path("spdxVersion").isTextual() || isThree(sketch.root());
    }

    private static boolean isThree(JsonNode root) {
        return root.path("@context").asText("").contains("spdx.org/rdf/3") && root.has("@graph");
    }

    @Override
    public List<Place> check(JsonNode root) {
        if (isThree(root)) {
            return List.of(new Place("/@context", "SPDX 3 is not read; export the document as SPDX 2.3 or CycloneDX"));
        }
        return root.path("spdxVersion").asText("").startsWith("SPDX-2.")
                ? List.of()
                : List.of(new Place("/spdxVersion", "only SPDX 2.2 and 2.3 are read"));
    }

    @Override
    public List<ContextFact> read(SignalRecord record) {
        JsonNode node = record.node();
        if (record.text("/name").isEmpty()) {
            throw record.broken("/name", "the package has no name");
        }
        JsonNode root = record.root();
        AssetKey holder = record.remember("holder", () -> holder(root));
        Facts facts = new Facts(SOURCE, Trust.DECLARED, SourceTimes.parse(root.at("/creationInfo/created")));
        boolean isHolder = described(root, record.text("/SPDXID"));
        AssetKey key = isHolder
                ? holder
                : ProductNames.packaged(purl(node), record.text("/name"), record.text("/versionInfo"));
        facts.asset(key, record.text("/name"), isHolder ? "application" : "package");
        if (!isHolder) {
            facts.relation(holder, RelationType.CONTAINS, key);
        }
        return facts.list();
    }

    /** Returns what the document describes: its only described package, else an application of the document's name. */
    private static AssetKey holder(JsonNode root) {
        for (JsonNode node : root.path("packages")) {
            if (described(root, node.path("SPDXID").asText(""))) {
                return ProductNames.application(
                        purl(node),
                        node.path("name").asText("-"),
                        node.path("versionInfo").asText(""));
            }
        }
        return ProductNames.application("", root.path("name").asText("-"), "");
    }

    private static boolean described(JsonNode root, String id) {
        if (id.isEmpty()) {
            return false;
        }
        for (JsonNode described : root.path("documentDescribes")) {
            if (described.asText("").equals(id)) {
                return root.path("documentDescribes").size() == 1;
            }
        }
        int count = 0;
        boolean found = false;
        for (JsonNode relation : root.path("relationships")) {
            if (relation.path("relationshipType").asText("").equals("DESCRIBES")) {
                count++;
                found |= relation.path("relatedSpdxElement").asText("").equals(id);
            }
        }
        return found && count == 1;
    }

    private static String purl(JsonNode node) {
        for (JsonNode reference : node.path("externalRefs")) {
            if (reference.path("referenceType").asText("").equals("purl")) {
                return reference.path("referenceLocator").asText("");
            }
        }
        return "";
    }
}
