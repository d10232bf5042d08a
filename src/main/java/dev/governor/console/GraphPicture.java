package dev.governor.console;

import dev.governor.context.GraphSlice;
import dev.governor.finding.AssetKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The graph around an asset as a picture: the asset in the middle, the others on one ring for each relation they are away.
 * Drawn on the server, so that it needs no script.
 *
 * @param dots the assets
 * @param lines the relations between them
 * @param left how many assets found no room
 */
record GraphPicture(List<Dot> dots, List<Line> lines, int left) {

    private static final int MOST = 60;
    private static final double MIDDLE = 400;
    private static final double RING = 150;
    private static final int LABEL = 22;

    /** One asset: where it stands, what people call it, and its whole key. */
    record Dot(String x, String y, String labelY, String name, String type, String key, String style) {}

    /** One relation: from where to where, and what it is. */
    record Line(String x1, String y1, String x2, String y2, String said) {}

    private record Point(double x, double y) {}

    static GraphPicture of(GraphSlice slice) {
        List<GraphSlice.Node> shown =
                slice.nodes().subList(0, Math.min(MOST, slice.nodes().size()));
        Map<AssetKey, Point> places = places(shown);
        List<Dot> dots = new ArrayList<>();
        for (GraphSlice.Node node : shown) {
            Point place = places.getOrDefault(node.asset(), new Point(MIDDLE, MIDDLE));
            dots.add(new Dot(
                    number(place.x()),
                    number(place.y()),
                    number(place.y() + 22),
                    shortened(node.name()),
                    Wording.plain(node.type()),
                    node.asset().text(),
                    node.hops() == 0 ? "dot centre" : "dot"));
        }
        List<Line> lines = new ArrayList<>();
        slice.relations().forEach(relation -> {
            Point from = places.get(relation.from());
            Point to = places.get(relation.to());
            if (from != null && to != null) {
                lines.add(new Line(
                        number(from.x()),
                        number(from.y()),
                        number(to.x()),
                        number(to.y()),
                        relation.from().text() + " "
                                + Wording.plain(relation.type().word()) + " "
                                + relation.to().text()));
            }
        });
        return new GraphPicture(dots, lines, slice.nodes().size() - shown.size());
    }

    private static Map<AssetKey, Point> places(List<GraphSlice.Node> nodes) {
        Map<Integer, List<AssetKey>> rings = new TreeMap<>();
        nodes.forEach(node ->
                rings.computeIfAbsent(node.hops(), hops -> new ArrayList<>()).add(node.asset()));
        Map<AssetKey, Point> places = new HashMap<>();
        rings.forEach((hops, ring) -> {
            for (int index = 0; index < ring.size(); index++) {
                double angle = 2 * Math.PI * index / ring.size() - Math.PI / 2 + hops * 0.4;
                double radius = hops * RING;
                places.put(
                        ring.get(index),
                        new Point(MIDDLE + radius * Math.cos(angle), MIDDLE + radius * Math.sin(angle)));
            }
        });
        return places;
    }

    private static String shortened(String name) {
        return name.length() <= LABEL ? name : name.substring(0, LABEL - 1) + "…";
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
