package dev.governor.context;

import dev.governor.context.ContextFact.AssetFact;
import dev.governor.context.ContextFact.AttributeFact;
import dev.governor.finding.AssetKey;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The estate at one revision: assets, their relations in both directions, and what is stated about them.
 *
 * <p>Immutable; {@link #with} returns the next revision and shares what did not change, so it costs as much as what is
 * added. Assets are numbers inside; answers are in the order of keys, so the same facts give the same answers however they
 * arrived.
 */
public final class AssetGraph {

    /** The graph before anything is known. */
    public static final AssetGraph EMPTY = new AssetGraph(0, new Numbering<>(), new Numbering<>(), NodeTable.EMPTY, 0);

    private final long revision;
    private final Numbering<AssetKey> keys;
    private final Numbering<Speaker> speakers;
    private final NodeTable nodes;
    private final int described;

    private AssetGraph(
            long revision, Numbering<AssetKey> keys, Numbering<Speaker> speakers, NodeTable nodes, int described) {
        this.revision = revision;
        this.keys = keys;
        this.speakers = speakers;
        this.nodes = nodes;
        this.described = described;
    }

    /** Returns this graph with {@code facts}, at the later of the two revisions; older facts change nothing. */
    public AssetGraph with(Collection<? extends ContextFact> facts, long newRevision) {
        boolean first = this == EMPTY;
        Numbering<AssetKey> nextKeys = first ? new Numbering<>() : keys;
        Numbering<Speaker> nextSpeakers = first ? new Numbering<>() : speakers;
        GraphEdit edit = new GraphEdit(nextKeys, nextSpeakers, nodes, described);
        facts.forEach(edit::take);
        NodeTable next = edit.done();
        return new AssetGraph(Math.max(revision, newRevision), nextKeys, nextSpeakers, next, edit.described());
    }

    /** Returns the revision that answers are read at; 0 before the first change. */
    public long revision() {
        return revision;
    }

    /** Tells whether the graph knows {@code asset}, be it from a relation only. */
    public boolean holds(AssetKey asset) {
        return number(asset) != Numbering.NONE;
    }

    /** Returns how many assets have been described. */
    public int size() {
        return described;
    }

    /** Returns the best description of {@code asset}: strongest trust, then newest. */
    public Optional<AssetFact> asset(AssetKey asset) {
        return facts(asset)
                .filter(AssetFact.class::isInstance)
                .map(AssetFact.class::cast)
                .min(BEST);
    }

    /** Orders descriptions, the best first. */
    static final Comparator<AssetFact> BEST = Comparator.comparing(AssetFact::trust)
            .thenComparing(fact -> Objects.requireNonNullElse(fact.asOf(), Instant.EPOCH), Comparator.reverseOrder())
            .thenComparing(AssetFact::source);

    /** Returns what sources state about {@code attribute} of {@code asset} itself. */
    public List<AttributeFact> stated(AssetKey asset, Attribute attribute) {
        return stated(number(asset), attribute);
    }

    /** Returns the relations of {@code type} that start at {@code asset}, one for each target, ordered by target. */
    public List<Relation> from(AssetKey asset, RelationType type) {
        return relations(number(asset), type, false);
    }

    /** Returns the relations of {@code type} that end at {@code asset}, one for each origin, ordered by origin. */
    public List<Relation> to(AssetKey asset, RelationType type) {
        return relations(number(asset), type, true);
    }

    /** Returns the number of {@code asset} in this graph, {@link Numbering#NONE} when it does not hold it. */
    int number(AssetKey asset) {
        int number = keys.find(asset);
        return nodes.get(number) == null ? Numbering.NONE : number;
    }

    /** Returns the number after the last one that any asset of this revision has. */
    int bound() {
        return nodes.bound();
    }

    AssetKey key(int number) {
        return keys.get(number);
    }

    /** Returns the node with {@code number}, null when this revision does not hold it. */
    @Nullable
    Node node(int number) {
        return nodes.get(number);
    }

    /** Returns the edges that start at (or, backward, end at) {@code number}. */
    Edges edges(int number, boolean backward) {
        Node node = nodes.get(number);
        if (node == null) {
            return Edges.NONE;
        }
        return backward ? node.in() : node.out();
    }

    Speaker speaker(int label) {
        return speakers.get(Edges.speaker(label));
    }

    List<AttributeFact> stated(int number, Attribute attribute) {
        Node node = nodes.get(number);
        if (node == null || !node.states(attribute)) {
            return List.of();
        }
        return node.facts().stream()
                .filter(fact -> fact instanceof AttributeFact said && said.attribute() == attribute)
                .map(AttributeFact.class::cast)
                .toList();
    }

    /** Returns the relation that an edge stands for. */
    Relation relation(int from, int label, int to) {
        Edges edges = edges(from, false);
        int end = edges.end(Edges.type(label));
        for (int i = edges.begin(Edges.type(label)); i < end; i++) {
            if (edges.other(i) == to && edges.label(i) == label) {
                Speaker speaker = speaker(label);
                long moment = edges.moment(i) == Edges.NO_MOMENT ? 0 : edges.moment(i);
                return new Relation(
                        key(from),
                        Edges.type(label),
                        key(to),
                        speaker.source(),
                        speaker.trust(),
                        Instant.EPOCH.plus(moment, ChronoUnit.MICROS));
            }
        }
        throw new IllegalStateException("the graph has no such relation");
    }

    Stream<ContextFact> facts(AssetKey asset) {
        Node node = nodes.get(keys.find(asset));
        return node == null ? Stream.empty() : node.facts().stream();
    }

    List<Relation> relations(int number, RelationType type, boolean backward) {
        Edges edges = edges(number, backward);
        List<Relation> found = new ArrayList<>();
        int previous = Numbering.NONE;
        int end = edges.end(type);
        for (int i = edges.begin(type); i < end; i++) {
            int other = edges.other(i);
            if (other != previous) {
                found.add(backward ? relation(other, edges.label(i), number) : relation(number, edges.label(i), other));
            }
            previous = other;
        }
        return List.copyOf(found);
    }
}
