package dev.governor.context;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import dev.governor.context.ContextFact.AssetFact;
import dev.governor.context.ContextFact.AttributeFact;
import dev.governor.context.ContextFact.RelationFact;
import dev.governor.finding.AssetKey;
import dev.governor.finding.AssetNames;
import dev.governor.finding.Hygiene;
import dev.governor.finding.SignalDocument;
import dev.governor.kernel.ProblemCode;
import dev.governor.kernel.ProblemException;
import dev.governor.kernel.ProblemException.Place;
import dev.governor.kernel.Trust;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Reads a Backstage catalogue: components and resources, their owners and what they depend on.
 *
 * <p>The annotation {@code governor.dev/asset-key} names the asset; a component without one is the service of its name, a
 * resource without one is named by its kind and name. Other kinds state nothing here. {@code Location} targets are never
 * followed.
 *
 * @see <a href="https://backstage.io/docs/features/software-catalog/descriptor-format">Backstage descriptor format</a>
 */
@ApplicationScoped
public class BackstageReader implements ContextReader {

    static final String SOURCE = "backstage";

    private static final String ANNOTATION = "governor.dev/asset-key";
    private static final Set<String> KINDS = Set.of("component", "resource");

    @Override
    public String format() {
        return "backstage-catalog";
    }

    @Override
    public boolean recognises(SignalDocument document) {
        return document instanceof SignalDocument.Yaml yaml
                && yaml.documents().stream()
                        .anyMatch(entity -> entity.path("apiVersion").asText().startsWith("backstage.io/"));
    }

    @Override
    public List<ContextFact> read(SignalDocument document) {
        List<JsonNode> entities = ((SignalDocument.Yaml) document).documents();
        Map<String, AssetKey> keys = new HashMap<>();
        List<Place> places = new ArrayList<>();
        for (int i = 0; i < entities.size(); i++) {
            JsonNode entity = entities.get(i);
            if (!entity.path("metadata").path("name").isTextual()) {
                places.add(new Place("/" + i + "/metadata/name", "the entity has no name"));
            } else if (isKnown(entity)) {
                keys.put(reference(kind(entity), name(entity)), keyOf(entity, i));
            }
        }
        if (!places.isEmpty()) {
            throw new ProblemException(ProblemCode.INVALID_SIGNAL, places.get(0).detail(), places);
        }
        List<ContextFact> facts = new ArrayList<>();
        entities.stream().filter(BackstageReader::isKnown).forEach(entity -> read(entity, keys, facts));
        return facts;
    }

    private static void read(JsonNode entity, Map<String, AssetKey> keys, List<ContextFact> facts) {
        AssetKey asset =
                requireNonNull(keys.get(reference(kind(entity), name(entity))), "every known entity has a key");
        String type = AssetNames.typeOf(asset, entity.path("spec").path("type").asText(kind(entity)));
        String title = Hygiene.line(entity.path("metadata").path("title").asText(name(entity)), 200);
        facts.add(new AssetFact(asset, title, type, SOURCE, Trust.CURATED, null));
        String owner = unqualified(entity.path("spec").path("owner").asText());
        if (!owner.isEmpty()) {
            facts.add(new AttributeFact(asset, Attribute.OWNER, owner, SOURCE, Trust.CURATED, null));
        }
        for (JsonNode dependency : entity.path("spec").path("dependsOn")) {
            AssetKey target = keys.get(normalised(dependency.asText()));
            if (target != null) {
                facts.add(new RelationFact(asset, RelationType.DEPENDS_ON, target, SOURCE, Trust.CURATED, null));
            }
        }
    }

    private static AssetKey keyOf(JsonNode entity, int index) {
        String annotated =
                entity.path("metadata").path("annotations").path(ANNOTATION).asText();
        if (annotated.isEmpty()) {
            return AssetKey.of(kind(entity).equals("component") ? "service" : "resource", List.of(name(entity)));
        }
        return AssetNames.known(annotated)
                .orElseThrow(() -> ProblemException.at(
                        ProblemCode.INVALID_SIGNAL,
                        "/" + index + "/metadata/annotations/governor.dev~1asset-key",
                        "`" + Hygiene.line(annotated, 100) + "` is not an asset key"));
    }

    private static boolean isKnown(JsonNode entity) {
        return KINDS.contains(kind(entity));
    }

    private static String kind(JsonNode entity) {
        return entity.path("kind").asText().toLowerCase(Locale.ROOT);
    }

    private static String name(JsonNode entity) {
        return Hygiene.line(entity.path("metadata").path("name").asText(), 200);
    }

    private static String reference(String kind, String name) {
        return kind + ":" + name.toLowerCase(Locale.ROOT);
    }

    /** Returns {@code resource:default/cards} and {@code resource:cards} as {@code resource:cards}. */
    private static String normalised(String reference) {
        int colon = reference.indexOf(':');
        String kind = colon < 0 ? "component" : reference.substring(0, colon).toLowerCase(Locale.ROOT);
        return reference(kind, unqualified(reference));
    }

    private static String unqualified(String reference) {
        String name = reference.substring(reference.indexOf(':') + 1);
        return Hygiene.line(name.startsWith("default/") ? name.substring(8) : name, 200);
    }
}
