package dev.governor.context.source;

import com.fasterxml.jackson.databind.JsonNode;
import dev.governor.context.ContextFact;
import dev.governor.context.ContextReader;
import dev.governor.context.Facts;
import dev.governor.context.RelationType;
import dev.governor.finding.AssetKey;
import dev.governor.finding.AssetNames;
import dev.governor.finding.CycloneDxBom;
import dev.governor.kernel.Trust;
import dev.governor.signal.Format;
import dev.governor.signal.SignalRecord;
import dev.governor.signal.Sketch;
import dev.governor.signal.SourceTimes;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/**
 * Reads the components of CycloneDX bills of materials, 1.2 to 1.7, JSON and XML: what the application or image contains.
 *
 * <p>Nested components are contained as well. A component without a purl goes by its name and version. Without {@code
 * metadata.component} the repository that the sender names contains them; without either, they are just there. Declared: any
 * job may upload one.
 *
 * @see <a href="https://cyclonedx.org/specification/overview/">CycloneDX</a>
 */
@ApplicationScoped
public class CycloneDxReader implements ContextReader {

    private static final String SOURCE = "cyclonedx";

    @Override
    public Format format() {
        return Format.allOrNothing("cyclonedx", "CycloneDX: components, JSON and XML", CycloneDxBom.COMPONENTS);
    }

    @Override
    public boolean recognises(Sketch sketch) {
        boolean vulnerabilities =
                CycloneDxBom.VULNERABILITIES.stream().anyMatch(path -> sketch.any(path, found -> true));
        boolean components = CycloneDxBom.COMPONENTS.stream().anyMatch(path -> sketch.any(path, found -> true));
        return CycloneDxBom.isBom(sketch.root()) && (components || !vulnerabilities);
    }

    @Override
    public List<ContextFact> read(SignalRecord record) {
        JsonNode component = record.node();
        if (CycloneDxBom.name(component).isEmpty()) {
            throw record.broken("/name", "the component has no name");
        }
        CycloneDxBom bom = CycloneDxBom.of(record.root());
        Facts facts = new Facts(
                SOURCE,
                Trust.DECLARED,
                SourceTimes.parse(CycloneDxBom.text(CycloneDxBom.child(bom.root(), "metadata"), "timestamp")));
        Optional<AssetKey> holder = bom.subject().or(() -> AssetNames.repository(record.source()));
        boolean[] first = record.remember("first", () -> new boolean[] {true});
        if (first[0]) {
            holder.ifPresent(key -> facts.asset(key, "", "application"));
            first[0] = false;
        }
        for (JsonNode contained : CycloneDxBom.withNested(component)) {
            AssetKey key = CycloneDxBom.key(contained);
            facts.asset(key, CycloneDxBom.name(contained), CycloneDxBom.text(contained, "type"));
            holder.ifPresent(outer -> facts.relation(outer, RelationType.CONTAINS, key));
        }
        return facts.list();
    }
}
