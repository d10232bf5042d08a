package dev.governor.context.source;

import com.fasterxml.jackson.databind.JsonNode;
import dev.governor.context.Attribute;
import dev.governor.context.ContextFact;
import dev.governor.context.ContextReader;
import dev.governor.context.Facts;
import dev.governor.context.VexStatus;
import dev.governor.kernel.ProblemException.Place;
import dev.governor.kernel.Severity;
import dev.governor.kernel.Trust;
import dev.governor.signal.Format;
import dev.governor.signal.SignalRecord;
import dev.governor.signal.Sketch;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reads CSAF 2.0 documents, VEX profile and advisories alike.
 *
 * <ul>
 *   <li>{@code product_status}: {@code known_not_affected} is not affected; {@code fixed} and {@code first_fixed} are fixed;
 *       {@code known_affected}, {@code first_affected} and {@code last_affected} affected; {@code under_investigation} as it is.
 *       {@code recommended} says nothing.
 *   <li>A product goes by its purl where its helper gives one, else by its full name. Groups in flags are resolved.
 *   <li>The author is the publisher's name. It clears nothing unless it is believed, see {@link TrustedVexAuthors}.
 *   <li>The severity is the worst score, declared: a publisher speaks of its own products.
 *   <li>A document that is a draft is refused: nobody stands by it yet.
 * </ul>
 *
 * @see <a href="https://docs.oasis-open.org/csaf/csaf/v2.0/csaf-v2.0.html">CSAF 2.0</a>
 */
@ApplicationScoped
public class CsafReader implements ContextReader {

    private static final Map<String, VexStatus> STATUS = Map.of(
            "known_not_affected", VexStatus.NOT_AFFECTED,
            "fixed", VexStatus.FIXED,
            "first_fixed", VexStatus.FIXED,
            "known_affected", VexStatus.AFFECTED,
            "first_affected", VexStatus.AFFECTED,
            "last_affected", VexStatus.AFFECTED,
            "under_investigation", VexStatus.UNDER_INVESTIGATION);

    private final TrustedVexAuthors authors;

    public CsafReader(TrustedVexAuthors authors) {
        this.authors = authors;
    }

    @Override
    public Format format() {
        return Format.allOrNothing("csaf", "CSAF 2.0: advisories and VEX", List.of("/vulnerabilities/*"));
    }

    @Override
    public boolean recognises(Sketch sketch) {
        return sketch.root().path("document").path("csaf_version").isTextual();
    }

    @Override
    public List<Place> check(JsonNode root) {
        List<Place> places = new ArrayList<>();
        if (!root.at("/document/publisher/name").isTextual()) {
            places.add(new Place("/document/publisher/name", "the document names no publisher"));
        }
        if (root.at("/document/tracking/status").asText("").equals("draft")) {
            places.add(new Place("/document/tracking/status", "the document is a draft"));
        }
        return places;
    }

    @Override
    public List<ContextFact> read(SignalRecord record) {
        JsonNode node = record.node();
        List<String> written = new ArrayList<>(List.of(record.text("/cve")));
        node.path("ids").forEach(id -> written.add(id.path("text").asText("")));
        Vulnerability vulnerability = Vulnerability.of(record, "/cve", written);
        JsonNode document = record.root().path("document");
        Instant asOf = ContextText.time(
                document.at("/tracking/current_release_date"), document.at("/tracking/initial_release_date"));
        String publisher = document.at("/publisher/name").asText("");
        Facts facts = vulnerability.facts("csaf:" + ContextText.word(publisher), Trust.DECLARED, asOf);
        List<ContextFact> said =
                new ArrayList<>(facts.attribute(vulnerability.key(), Attribute.SEVERITY, severity(node))
                        .list());
        CsafProducts products =
                record.remember("products", () -> CsafProducts.of(record.root().path("product_tree")));
        statuses(node.path("product_status"))
                .forEach((product, status) -> said.addAll(new VexStatement(
                                publisher,
                                vulnerability.ids(),
                                status,
                                justification(node, product, products),
                                asOf,
                                authors)
                        .about(products.namesOf(product))));
        return said;
    }

    /** Returns the status of each product; of two, the one that clears less. */
    private static Map<String, VexStatus> statuses(JsonNode stated) {
        Map<String, VexStatus> statuses = new LinkedHashMap<>();
        STATUS.forEach((field, status) -> {
            for (JsonNode product : stated.path(field)) {
                statuses.merge(
                        product.asText(""),
                        status,
                        (a, b) -> a.clears() == b.clears() ? max(a, b) : a.clears() ? b : a);
            }
        });
        return new TreeMap<>(statuses);
    }

    private static VexStatus max(VexStatus a, VexStatus b) {
        return a.compareTo(b) >= 0 ? a : b;
    }

    private static String justification(JsonNode node, String product, CsafProducts products) {
        for (JsonNode flag : node.path("flags")) {
            if (products.lists(flag, product)) {
                return flag.path("label").asText("");
            }
        }
        for (JsonNode threat : node.path("threats")) {
            if (threat.path("category").asText("").equals("impact") && products.lists(threat, product)) {
                return threat.path("details").asText("");
            }
        }
        return "";
    }

    private static String severity(JsonNode node) {
        Severity worst = Severity.UNKNOWN;
        for (JsonNode score : node.path("scores")) {
            for (String version : List.of("cvss_v4", "cvss_v3", "cvss_v2")) {
                JsonNode value = score.path(version).path("baseScore");
                if (value.isNumber() && CvssSeverity.of(value.doubleValue()).compareTo(worst) > 0) {
                    worst = CvssSeverity.of(value.doubleValue());
                }
            }
        }
        return worst.word();
    }
}
