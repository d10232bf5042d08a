package dev.governor.context;

import dev.governor.kernel.Trust;
import java.util.ArrayList;
import java.util.List;

/**
 * Where an asset's attributes may come from, nearest first: its own names, what contains it, the workloads that run it,
 * what it is deployed to. Of owners the repository it was built from comes before the workloads: who makes an image can
 * mend it.
 *
 * <p>INVARIANT: what comes over a relation that may not loosen is believed no further than that relation, so nobody makes
 * an asset look harmless by a mere tag.
 */
final class Lineage {

    private static final int MAX_FOREBEARS = 256;
    private static final int MAX_STEPS = 32;

    private final AssetGraph graph;

    /**
     * One asset that lends its attributes.
     *
     * @param asset its number
     * @param distance how many steps away; 0 is the asset itself and its names
     * @param part which asset it is a name of, by the number of the first name met
     * @param cap how far its word is believed here
     */
    record Forebear(int asset, int distance, int part, Trust cap) {}

    Lineage(AssetGraph graph) {
        this.graph = graph;
    }

    /** Returns the assets that lend {@code attribute} over relations that may loosen; the asset itself and its names first. */
    List<Forebear> reviewed(int asset, Attribute attribute) {
        return new Climb(attribute, true).from(asset);
    }

    /** Returns the assets that lend {@code attribute} over relations of any trust. */
    List<Forebear> any(int asset, Attribute attribute) {
        return new Climb(attribute, false).from(asset);
    }

    /** One search, level by level. */
    private final class Climb {
        private final Attribute attribute;
        private final boolean reviewed;
        private final List<Forebear> found = new ArrayList<>();
        private final List<Forebear> waiting = new ArrayList<>();
        private boolean cut;

        private Climb(Attribute attribute, boolean reviewed) {
            this.attribute = attribute;
            this.reviewed = reviewed;
        }

        private List<Forebear> from(int asset) {
            add(new Forebear(asset, 0, asset, Trust.AUTHORITATIVE));
            int next = 0;
            for (int distance = 0; distance < MAX_STEPS; distance++) {
                arrive(distance);
                while (next < found.size()) {
                    climb(found.get(next++));
                }
                if (waiting.isEmpty()) {
                    break;
                }
            }
            return cut ? found.stream().map(Climb::doubted).toList() : found;
        }

        /** Who was left out might have been stricter. */
        private static Forebear doubted(Forebear each) {
            return each.distance() == 0
                    ? each
                    : new Forebear(
                            each.asset(),
                            each.distance(),
                            each.part(),
                            each.cap().cappedBy(Trust.DECLARED));
        }

        private void climb(Forebear from) {
            if (!isOfVulnerability()) {
                lend(from, RelationType.CONTAINS, true, 1, Trust.AUTHORITATIVE);
                lend(from, RelationType.RUNS, true, attribute == Attribute.OWNER ? 2 : 1, Trust.AUTHORITATIVE);
            }
            if (attribute == Attribute.OWNER) {
                lend(from, RelationType.BUILT_FROM, false, 1, Trust.AUTHORITATIVE);
            }
            if (attribute == Attribute.ENVIRONMENT) {
                lend(from, RelationType.DEPLOYED_TO, false, 1, Trust.AUTHORITATIVE);
            }
            if (attribute == Attribute.ENVIRONMENT || attribute == Attribute.CRITICALITY) {
                lend(from, RelationType.DEPLOYED_TO, true, 1, Trust.DECLARED);
            }
        }

        private boolean isOfVulnerability() {
            return switch (attribute) {
                case EXPLOITABILITY, SEVERITY, EXPLOIT_PROBABILITY -> true;
                case OWNER, ENVIRONMENT, DATA_CLASSIFICATION, CRITICALITY, EXPOSURE -> false;
            };
        }

        private void lend(Forebear from, RelationType type, boolean backward, int steps, Trust cap) {
            Edges edges = graph.edges(from.asset(), backward);
            int end = edges.end(type);
            for (int i = edges.begin(type); i < end && !cut; i++) {
                cut = waiting.size() >= MAX_FOREBEARS;
                Trust trust = graph.speaker(edges.label(i)).trust().cappedBy(cap);
                if (!reviewed || trust.mayLoosen()) {
                    int other = edges.other(i);
                    waiting.add(new Forebear(other, from.distance() + steps, other, trust.cappedBy(from.cap())));
                }
            }
        }

        private void arrive(int distance) {
            for (int i = 0; i < waiting.size(); i++) {
                if (waiting.get(i).distance() == distance) {
                    add(waiting.get(i));
                }
            }
            waiting.removeIf(each -> each.distance() <= distance);
        }

        private void add(Forebear forebear) {
            cut |= found.size() >= MAX_FOREBEARS;
            if (cut || knows(forebear.asset())) {
                return;
            }
            int name = found.size();
            found.add(forebear);
            while (name < found.size()) {
                names(found.get(name), false);
                names(found.get(name++), true);
            }
        }

        private void names(Forebear of, boolean backward) {
            Edges edges = graph.edges(of.asset(), backward);
            int end = edges.end(RelationType.SAME_AS);
            for (int i = edges.begin(RelationType.SAME_AS); i < end && found.size() < MAX_FOREBEARS; i++) {
                Trust trust = graph.speaker(edges.label(i)).trust();
                int other = edges.other(i);
                if ((!reviewed || trust.mayLoosen()) && !knows(other)) {
                    found.add(new Forebear(other, of.distance(), of.part(), trust.cappedBy(of.cap())));
                }
            }
        }

        private boolean knows(int asset) {
            for (Forebear each : found) {
                if (each.asset() == asset) {
                    return true;
                }
            }
            return false;
        }
    }
}
