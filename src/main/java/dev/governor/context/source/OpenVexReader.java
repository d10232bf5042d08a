package dev.governor.context.source;

import com.fasterxml.jackson.databind.JsonNode;
import dev.governor.context.ContextFact;
import dev.governor.context.ContextReader;
import dev.governor.context.VexStatus;
import dev.governor.kernel.Level;
import dev.governor.kernel.ProblemException.Place;
import dev.governor.signal.Format;
import dev.governor.signal.SignalRecord;
import dev.governor.signal.Sketch;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads OpenVEX documents.
 *
 * <p>A statement is about each of its products, under every name it gives them; when it names subcomponents, it is still about
 * the product, for that is what the author judged. A statement's own times come before the document's. It clears nothing unless
 * its author is believed about that product, see {@link TrustedVexAuthors}.
 *
 * @see <a href="https://github.com/openvex/spec/blob/main/OPENVEX-SPEC.md">OpenVEX 0.2</a>
 */
@ApplicationScoped
public class OpenVexReader implements ContextReader {

    private final TrustedVexAuthors authors;

    public OpenVexReader(TrustedVexAuthors authors) {
        this.authors = authors;
    }

    @Override
    public Format format() {
        return Format.allOrNothing(
                "openvex", "OpenVEX: whether vulnerabilities touch products", List.of("/statements/*"));
    }

    @Override
    public boolean recognises(Sketch sketch) {
        JsonNode root = sketch.root();
        return root.isObject()
                && root.has("statements")
                && (root.path("@context").asText().contains("openvex")
                        || sketch.any(
                                "/statements/*",
                                statement -> statement.has("vulnerability")
                                        && statement.path("status").isTextual()));
    }

    @Override
    public List<Place> check(JsonNode root) {
        List<Place> places = new ArrayList<>();
        if (!root.path("author").isTextual() || root.path("author").textValue().isBlank()) {
            places.add(new Place("/author", "the document names no author"));
        }
        if (!root.path("statements").isArray()) {
            places.add(new Place("/statements", "the document has no list of statements"));
        }
        return places;
    }

    @Override
    public List<ContextFact> read(SignalRecord record) {
        JsonNode statement = record.node();
        VexStatus status = Level.of(VexStatus.class, record.text("/status"))
                .orElseThrow(() -> record.broken("/status", "the status is none of OpenVEX's"));
        List<String> ids = ids(statement.path("vulnerability"));
        if (ids.isEmpty()) {
            throw record.broken("/vulnerability", "the statement names no vulnerability");
        }
        String justification = ContextText.first(statement, "/justification", "/impact_statement", "/status_notes");
        JsonNode root = record.root();
        Instant asOf = ContextText.time(
                statement.path("last_updated"),
                statement.path("timestamp"),
                root.path("last_updated"),
                root.path("timestamp"));
        return new VexStatement(root.path("author").asText(""), ids, status, justification, asOf, authors)
                .about(products(statement.path("products")));
    }

    private static List<String> ids(JsonNode vulnerability) {
        List<String> ids = new ArrayList<>();
        if (vulnerability.isTextual()) {
            ids.add(vulnerability.textValue());
        }
        for (String field : List.of("name", "@id")) {
            String id = vulnerability.path(field).asText("");
            ids.add(id.substring(id.lastIndexOf('/') + 1));
        }
        vulnerability.path("aliases").forEach(alias -> ids.add(alias.asText("")));
        return ids.stream().filter(id -> !id.isBlank()).distinct().toList();
    }

    private static List<String> products(JsonNode listed) {
        List<String> names = new ArrayList<>();
        for (JsonNode product : listed) {
            List<String> own = new ArrayList<>(List.of(
                    product.asText(""),
                    product.path("@id").asText(""),
                    product.path("identifiers").path("purl").asText("")));
            names.addAll(own);
        }
        return names.stream().filter(name -> !name.isBlank()).distinct().toList();
    }
}
