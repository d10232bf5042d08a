package dev.governor.context.source;

import com.fasterxml.jackson.databind.JsonNode;
import dev.governor.context.Attribute;
import dev.governor.context.ContextFact;
import dev.governor.context.ContextReader;
import dev.governor.context.Facts;
import dev.governor.context.RelationType;
import dev.governor.finding.AssetKey;
import dev.governor.finding.AssetNames;
import dev.governor.kernel.Split;
import dev.governor.kernel.Trust;
import dev.governor.signal.Format;
import dev.governor.signal.Hygiene;
import dev.governor.signal.SignalRecord;
import dev.governor.signal.Sketch;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Reads a Backstage catalogue: components and resources, their owners and what they depend on.
 *
 * <p>An annotation may name the asset itself: {@code governor.dev/asset-key}, or {@code aws.amazon.com/arn}; the entity is
 * then another name of it. A component without one is the service of its name. Groups, users and locations state nothing
 * here, and the targets of locations are never followed.
 *
 * @see <a href="https://backstage.io/docs/features/software-catalog/descriptor-format">Backstage descriptor format</a>
 */
@ApplicationScoped
public class BackstageReader implements ContextReader {

    static final String SOURCE = "backstage";

    private static final List<String> ANNOTATIONS = List.of("governor.dev/asset-key", "aws.amazon.com/arn");
    private static final Set<String> KINDS = Set.of("component", "resource");

    @Override
    public Format format() {
        return Format.allOrNothing("backstage-catalog", "Backstage catalogue: owners and dependencies", List.of(""));
    }

    @Override
    public boolean recognises(Sketch sketch) {
        return sketch.root().path("apiVersion").asText().startsWith("backstage.io/");
    }

    @Override
    public List<ContextFact> read(SignalRecord record) {
        JsonNode entity = record.node();
        String kind = record.text("/kind").toLowerCase(Locale.ROOT);
        String name = record.text("/metadata/name");
        if (name.isEmpty()) {
            throw record.broken("/metadata/name", "the entity has no name");
        }
        if (!KINDS.contains(kind)) {
            return List.of();
        }
        Facts facts = new Facts(SOURCE, Trust.CURATED, null);
        AssetKey asset = keyOf(kind, record.text("/metadata/namespace"), name);
        String type = kind.equals("component") ? "service" : record.text("/spec/type");
        facts.asset(asset, entity.path("metadata").path("title").asText(name), type);
        facts.attribute(asset, Attribute.OWNER, unqualified(record.text("/spec/owner")));
        facts.attribute(asset, Attribute.ENVIRONMENT, record.text("/spec/lifecycle"));
        annotated(record).ifPresent(named -> facts.relation(asset, RelationType.SAME_AS, named));
        for (JsonNode dependency : entity.path("spec").path("dependsOn")) {
            facts.relation(asset, RelationType.DEPENDS_ON, reference(dependency.asText()));
        }
        return facts.list();
    }

    private static Optional<AssetKey> annotated(SignalRecord record) {
        for (String annotation : ANNOTATIONS) {
            String pointer = "/metadata/annotations/" + annotation.replace("/", "~1");
            String name = record.text(pointer);
            if (!name.isEmpty()) {
                return Optional.of(AssetNames.known(name)
                        .orElseThrow(
                                () -> record.broken(pointer, "`" + Hygiene.line(name, 100) + "` is not an asset key")));
            }
        }
        return Optional.empty();
    }

    private static AssetKey keyOf(String kind, String namespace, String name) {
        String home = namespace.isEmpty() ? "default" : namespace.toLowerCase(Locale.ROOT);
        String lower = name.toLowerCase(Locale.ROOT);
        if (kind.equals("component")) {
            return AssetNames.key("service", home.equals("default") ? List.of(lower) : List.of(home, lower));
        }
        return AssetNames.key("backstage", List.of(kind, home, lower));
    }

    /** Returns the key that {@code resource:default/cards}, {@code resource:cards} or {@code cards} refers to. */
    private static AssetKey reference(String written) {
        int colon = written.indexOf(':');
        String kind = colon < 0 ? "component" : written.substring(0, colon).toLowerCase(Locale.ROOT);
        List<String> parts = Split.at('/', written.substring(colon + 1), 2);
        return parts.size() == 2 ? keyOf(kind, parts.get(0), parts.get(1)) : keyOf(kind, "", parts.get(0));
    }

    private static String unqualified(String reference) {
        String name = reference.substring(reference.indexOf(':') + 1);
        return name.startsWith("default/") ? name.substring(8) : name;
    }
}
