package dev.governor.context.source;

import com.fasterxml.jackson.databind.JsonNode;
import dev.governor.context.ContextFact;
import dev.governor.context.ContextReader;
import dev.governor.context.VexStatus;
import dev.governor.finding.AssetKey;
import dev.governor.finding.CycloneDxBom;
import dev.governor.finding.ProductNames;
import dev.governor.signal.Format;
import dev.governor.signal.SignalRecord;
import dev.governor.signal.Sketch;
import dev.governor.signal.SourceTimes;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads what CycloneDX documents say of vulnerabilities that do not matter: {@code not_affected} and {@code false_positive} are
 * not affected, {@code resolved} and {@code resolved_with_pedigree} fixed. The others are findings.
 *
 * <p>A statement about a component of the document is about what the document describes, and about the component itself. The
 * author is the document's author, supplier or manufacturer; it clears nothing unless it is believed, see {@link
 * TrustedVexAuthors}.
 *
 * @see <a href="https://cyclonedx.org/capabilities/vex/">CycloneDX VEX</a>
 */
@ApplicationScoped
public class CycloneDxVexReader implements ContextReader {

    private static final Map<String, VexStatus> STATES = Map.of(
            "not_affected", VexStatus.NOT_AFFECTED,
            "false_positive", VexStatus.NOT_AFFECTED,
            "resolved", VexStatus.FIXED,
            "resolved_with_pedigree", VexStatus.FIXED);

    private final TrustedVexAuthors authors;

    public CycloneDxVexReader(TrustedVexAuthors authors) {
        this.authors = authors;
    }

    @Override
    public Format format() {
        return Format.allOrNothing(
                "cyclonedx-vex", "CycloneDX VEX: vulnerabilities that do not matter", CycloneDxBom.VULNERABILITIES);
    }

    @Override
    public boolean recognises(Sketch sketch) {
        return CycloneDxBom.isBom(sketch.root())
                && CycloneDxBom.VULNERABILITIES.stream().anyMatch(path -> sketch.any(path, found -> true));
    }

    @Override
    public List<ContextFact> read(SignalRecord record) {
        JsonNode node = record.node();
        JsonNode analysis = CycloneDxBom.child(node, "analysis");
        Optional<VexStatus> status = Optional.ofNullable(STATES.get(CycloneDxBom.text(analysis, "state")));
        if (status.isEmpty()) {
            return List.of();
        }
        List<String> written = new ArrayList<>(List.of(CycloneDxBom.text(node, "id")));
        CycloneDxBom.list(node, "references", "reference")
                .forEach(reference -> written.add(CycloneDxBom.text(reference, "id")));
        Vulnerability vulnerability = Vulnerability.of(record, "/id", written);
        CycloneDxBom bom = CycloneDxBom.of(record.root());
        String why = CycloneDxBom.text(analysis, "justification");
        VexStatement statement = new VexStatement(
                bom.author(),
                vulnerability.ids(),
                status.get(),
                why.isEmpty() ? CycloneDxBom.text(analysis, "detail") : why,
                saidAt(bom, node, analysis),
                authors);
        List<ContextFact> said = new ArrayList<>();
        Map<String, JsonNode> known = record.remember("components", bom::byReference);
        for (JsonNode affected : CycloneDxBom.list(node, "affects", "target")) {
            String reference = CycloneDxBom.text(affected, "ref");
            products(bom, known, reference).forEach(asset -> said.addAll(statement.about(asset, reference)));
        }
        return said;
    }

    private static List<AssetKey> products(CycloneDxBom bom, Map<String, JsonNode> known, String reference) {
        if (reference.isEmpty()) {
            return List.of();
        }
        List<AssetKey> products = new ArrayList<>();
        JsonNode component = known.get(reference);
        if (component != null) {
            bom.subject().ifPresent(products::add);
        }
        if (!reference.equals(bom.subjectReference())) {
            products.add(component == null ? ProductNames.key(reference) : CycloneDxBom.key(component));
        }
        return products;
    }

    private static @Nullable Instant saidAt(CycloneDxBom bom, JsonNode node, JsonNode analysis) {
        for (String stated : List.of(
                CycloneDxBom.text(analysis, "lastUpdated"),
                CycloneDxBom.text(node, "updated"),
                CycloneDxBom.text(CycloneDxBom.child(bom.root(), "metadata"), "timestamp"))) {
            Instant moment = SourceTimes.parse(stated);
            if (moment != null) {
                return moment;
            }
        }
        return null;
    }
}
