package dev.governor.context;

import dev.governor.context.GraphWalk.Exposed;
import dev.governor.finding.AssetKey;
import dev.governor.kernel.Attributed;
import dev.governor.kernel.Exposure;
import dev.governor.kernel.Trust;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/** Reads from where assets can be reached off one graph. */
final class ExposureReading {

    private final AssetGraph graph;
    private final AttributeReading attributes;
    private final PathSentences sentences;

    ExposureReading(AssetGraph graph) {
        this.graph = graph;
        this.attributes = new AttributeReading(graph);
        this.sentences = new PathSentences(graph);
    }

    ExposureProof of(AssetKey asset) {
        Exposed found = new GraphWalk(graph).exposed(asset);
        Attributed<Exposure> exposure = settled(asset, found);
        return new ExposureProof(
                asset,
                graph.revision(),
                exposure,
                exposed(exposure),
                found.path(),
                sentences.of(found.path()),
                found.truncated());
    }

    private Attributed<Exposure> settled(AssetKey asset, Exposed found) {
        Attributed<Exposure> stated = attributes.level(graph.number(asset), Attribute.EXPOSURE, Exposure.class);
        if (found.path().isEmpty()) {
            boolean doubtful = found.truncated() && stated.orElse(Exposure.UNKNOWN) != Exposure.INTERNET;
            return doubtful ? Attributed.unknown() : stated;
        }
        Attributed<Exposure> shown = shown(found.path(), stated);
        boolean strongerWord =
                stated.value() == Exposure.INTERNET && stated.trust().outranks(shown.trust());
        return strongerWord ? stated : shown;
    }

    private static Attributed<Exposure> shown(List<Relation> path, Attributed<Exposure> stated) {
        Trust weakest = path.stream()
                .map(Relation::trust)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        Instant newest =
                path.stream().map(Relation::asOf).max(Comparator.naturalOrder()).orElseThrow();
        List<String> conflicts = new ArrayList<>(stated.conflicts());
        if (stated.isKnown() && stated.value() != Exposure.INTERNET) {
            conflicts.add("%s (%s) says %s"
                    .formatted(
                            stated.source(),
                            stated.trust().word(),
                            Objects.requireNonNull(stated.value()).word()));
        }
        String source = "graph: path of " + path.size() + " relations from " + GraphWalk.INTERNET;
        return new Attributed<>(
                Exposure.INTERNET, source, weakest == Trust.UNKNOWN ? Trust.CLAIMED : weakest, newest, conflicts);
    }

    /**
     * Returns yes, no or unknown.
     *
     * <p>INVARIANT: only a source that may loosen says no.
     */
    static Attributed<Boolean> exposed(Attributed<Exposure> exposure) {
        Exposure value = exposure.value();
        if (value == null || value == Exposure.UNKNOWN) {
            return Attributed.unknown();
        }
        boolean internet = value == Exposure.INTERNET;
        return internet || exposure.trust().mayLoosen()
                ? new Attributed<>(internet, exposure.source(), exposure.trust(), exposure.asOf(), exposure.conflicts())
                : Attributed.unknown();
    }
}
