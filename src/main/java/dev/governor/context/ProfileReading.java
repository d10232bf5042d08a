package dev.governor.context;

import dev.governor.context.BlastRadius.Of;
import dev.governor.finding.AssetKey;
import dev.governor.finding.AssetNames;
import dev.governor.kernel.Criticality;
import dev.governor.kernel.DataClassification;
import dev.governor.kernel.Environment;
import java.util.Optional;

/** Reads profiles and blast radii off one graph. For one thread. */
final class ProfileReading {

    private final AssetGraph graph;
    private final AttributeReading attributes;
    private final RadiusReading radii;

    ProfileReading(AssetGraph graph) {
        this.graph = graph;
        this.attributes = new AttributeReading(graph);
        this.radii = new RadiusReading(graph);
    }

    AssetProfile profile(AssetKey asset) {
        int number = graph.number(asset);
        ExposureProof exposure = new ExposureReading(graph).of(asset);
        Optional<Integer> named = bestName(number);
        return new AssetProfile(
                asset,
                named.map(best -> Names.nameOf(graph, best)).orElseGet(() -> AssetNames.nameOf(asset)),
                named.map(best -> Names.typeOf(graph, best)).orElseGet(() -> AssetNames.typeOf(asset, "asset")),
                graph.revision(),
                attributes.owner(number),
                attributes.level(number, Attribute.ENVIRONMENT, Environment.class),
                attributes.level(number, Attribute.DATA_CLASSIFICATION, DataClassification.class),
                attributes.level(number, Attribute.CRITICALITY, Criticality.class),
                exposure.exposure(),
                exposure.path(),
                attackRadius(asset));
    }

    BlastRadius attackRadius(AssetKey asset) {
        return radii.of(Of.ATTACK, asset);
    }

    BlastRadius fixRadius(AssetKey target) {
        return radii.of(Of.FIX, target);
    }

    private Optional<Integer> bestName(int number) {
        if (graph.node(number) == null) {
            return Optional.empty();
        }
        return attributes.names(number).stream().min((one, two) -> Names.compare(graph, one, two));
    }
}
