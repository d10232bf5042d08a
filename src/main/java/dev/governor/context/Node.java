package dev.governor.context;

import dev.governor.context.ContextFact.AssetFact;
import dev.governor.context.ContextFact.AttributeFact;
import dev.governor.finding.AssetKey;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** What one revision of the graph holds about one asset: its relations in both directions and what is said of it. Immutable. */
final class Node {

    private static final int SERVICE = 1;
    private static final int REVIEWED_SERVICE = 2;
    private static final int IDENTITY = 4;

    private final Edges out;
    private final Edges in;
    private final ContextFact[] facts;
    private final short stated;
    private final byte kinds;

    private Node(Edges out, Edges in, ContextFact[] facts, AssetKey key) {
        this.out = out;
        this.in = in;
        this.facts = facts;
        this.stated = statedIn(facts);
        this.kinds = kindsOf(key, facts);
    }

    private Node(Edges out, Edges in, Node same) {
        this.out = out;
        this.in = in;
        this.facts = same.facts;
        this.stated = same.stated;
        this.kinds = same.kinds;
    }

    /** Returns the node of {@code key}, about which nothing is known yet. */
    static Node of(AssetKey key) {
        return new Node(Edges.NONE, Edges.NONE, new ContextFact[0], key);
    }

    Node with(Edges nextOut, Edges nextIn) {
        return new Node(nextOut, nextIn, this);
    }

    Node with(List<ContextFact> nextFacts, AssetKey key) {
        return new Node(out, in, nextFacts.toArray(ContextFact[]::new), key);
    }

    Edges out() {
        return out;
    }

    Edges in() {
        return in;
    }

    /** Returns what is said of the asset itself, relations apart. */
    List<ContextFact> facts() {
        return Collections.unmodifiableList(Arrays.asList(facts));
    }

    /** Tells whether anybody states {@code attribute} of the asset itself. */
    boolean states(Attribute attribute) {
        return (stated & 1 << attribute.ordinal()) != 0;
    }

    /**
     * Tells whether anybody says that it is a service.
     *
     * <p>INVARIANT: one word is enough, so nobody makes a service vanish by calling it something else.
     */
    boolean isService() {
        return (kinds & SERVICE) != 0;
    }

    /** Tells whether a source that may loosen says that it is a service. */
    boolean isReviewedService() {
        return (kinds & REVIEWED_SERVICE) != 0;
    }

    /** Tells whether anybody says that it is an identity. */
    boolean isIdentity() {
        return (kinds & IDENTITY) != 0;
    }

    private static short statedIn(ContextFact[] facts) {
        int bits = 0;
        for (ContextFact fact : facts) {
            if (fact instanceof AttributeFact attribute) {
                bits |= 1 << attribute.attribute().ordinal();
            }
        }
        return (short) bits;
    }

    private static byte kindsOf(AssetKey key, ContextFact[] facts) {
        int bits = kindsOf(AssetKinds.ofKey(key), true);
        for (ContextFact fact : facts) {
            if (fact instanceof AssetFact asset) {
                bits |= kindsOf(AssetKinds.ofType(asset.type()), asset.trust().mayLoosen());
            }
        }
        return (byte) bits;
    }

    private static int kindsOf(AssetKinds kind, boolean reviewed) {
        return switch (kind) {
            case SERVICE -> reviewed ? SERVICE | REVIEWED_SERVICE : SERVICE;
            case IDENTITY -> IDENTITY;
            case OTHER -> 0;
        };
    }
}
