package dev.governor.process;

import dev.governor.process.ProcessDiagram.Edge;
import dev.governor.process.ProcessDiagram.Point;
import dev.governor.process.ProcessDiagram.Shape;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The remediation process as SVG, drawn from the diagram in the BPMN file, with the places where a plan is highlighted.
 *
 * <p>Classes and ids start with {@code bpmn-}, so that the picture can stand inside a page. Every element has a title,
 * and so has the picture.
 *
 * @see <a href="https://www.w3.org/TR/svg-aam-1.0/">SVG Accessibility API Mappings</a>
 */
@ApplicationScoped
public class ProcessPicture {

    private static final String SOURCE = "/META-INF/processes/remediation.bpmn";
    private static final int MARGIN = 40;
    private static final int LINE = 15;
    private static final int LINE_LENGTH = 16;
    private static final String STYLE = """
              .bpmn { font: 13px sans-serif; }
              .bpmn text { fill: #1b1f24; text-anchor: middle; }
              .bpmn text.bpmn-answer { fill: #57606a; font-size: 12px; text-anchor: start; }
              .bpmn-flow { fill: none; stroke: #57606a; stroke-width: 1.5; marker-end: url(#bpmn-arrow); }
              .bpmn-shape { fill: #ffffff; stroke: #1b1f24; stroke-width: 1.5; }
              .bpmn-person .bpmn-shape { fill: #fff8c5; }
              .bpmn-end .bpmn-shape { stroke-width: 4; }
              .bpmn-current .bpmn-shape { fill: #ddf4ff; stroke: #0969da; stroke-width: 4; }
            """;

    private final ProcessDiagram diagram;

    ProcessPicture() {
        this(ofApplication());
    }

    ProcessPicture(ProcessDiagram diagram) {
        this.diagram = diagram;
    }

    /** Returns the picture; {@code current} are the {@link RunningRemediation#elements}, possibly none. */
    public String svg(Collection<String> current) {
        Set<String> here = Set.copyOf(current);
        StringBuilder svg = new StringBuilder();
        svg.append("""
                <svg xmlns="http://www.w3.org/2000/svg" class="bpmn" viewBox="0 0 %d %d"
                    role="img" aria-labelledby="bpmn-title bpmn-desc">
                  <title id="bpmn-title">Process: %s</title>
                  <desc id="bpmn-desc">%s</desc>
                  <style>
                %s  </style>
                  <defs>
                    <marker id="bpmn-arrow" viewBox="0 0 10 10" refX="9" refY="5"
                        markerWidth="7" markerHeight="7" orient="auto">
                      <path d="M0 0 10 5 0 10z" fill="#57606a"/>
                    </marker>
                  </defs>
                """.formatted(width(), height(), escape(diagram.name()), escape(describe(here)), STYLE));
        diagram.edges().forEach(edge -> drawEdge(svg, edge));
        diagram.shapes().forEach(shape -> drawShape(svg, shape, here.contains(shape.id())));
        return svg.append("</svg>\n").toString();
    }

    private int width() {
        return MARGIN
                + diagram.shapes().stream()
                        .mapToInt(shape -> shape.x() + shape.width())
                        .max()
                        .orElse(0);
    }

    private int height() {
        return MARGIN
                + diagram.shapes().stream()
                        .mapToInt(shape -> shape.y() + shape.height())
                        .max()
                        .orElse(0);
    }

    private String describe(Set<String> here) {
        String names = diagram.shapes().stream()
                .filter(shape -> here.contains(shape.id()))
                .map(Shape::name)
                .collect(Collectors.joining(", "));
        return names.isEmpty() ? "No step is highlighted." : "Now at: " + names + ".";
    }

    private static void drawEdge(StringBuilder svg, Edge edge) {
        String path =
                edge.points().stream().map(point -> point.x() + "," + point.y()).collect(Collectors.joining(" "));
        svg.append("  <polyline class=\"bpmn-flow\" points=\"%s\"/>\n".formatted(path));
        if (edge.name().isEmpty()) {
            return;
        }
        Point from = edge.points().get(0);
        Point to = edge.points().get(1);
        int y = from.y() - 6;
        if (from.x() == to.x() && edge.points().size() == 2) {
            y = (from.y() + to.y()) / 2;
        } else if (from.x() == to.x()) {
            y = to.y() > from.y() ? from.y() + 16 : from.y() - 8;
        } else if (from.y() != to.y()) {
            y = (from.y() + to.y()) / 2;
        }
        int x = from.x() == to.x() || from.y() == to.y() ? from.x() + 6 : (from.x() + to.x()) / 2 + 10;
        svg.append("  <text class=\"bpmn-answer\" x=\"%d\" y=\"%d\">%s</text>\n".formatted(x, y, escape(edge.name())));
    }

    private void drawShape(StringBuilder svg, Shape shape, boolean isCurrent) {
        String kind = "bpmn-" + shape.kind().name().toLowerCase(Locale.ROOT);
        svg.append("  <g id=\"bpmn-%s\" class=\"%s%s\"%s>\n"
                .formatted(
                        shape.id(), kind, isCurrent ? " bpmn-current" : "", isCurrent ? " aria-current=\"step\"" : ""));
        if (!shape.name().isEmpty()) {
            svg.append("    <title>%s</title>\n".formatted(escape(shape.name())));
        }
        svg.append("    ").append(outline(shape)).append('\n');
        drawName(svg, shape);
        svg.append("  </g>\n");
    }

    private static String outline(Shape shape) {
        return switch (shape.kind()) {
            case STEP, PERSON ->
                "<rect class=\"bpmn-shape\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"10\"/>"
                        .formatted(shape.x(), shape.y(), shape.width(), shape.height());
            case GATEWAY ->
                "<path class=\"bpmn-shape\" d=\"M%d %d l%d %d %d %d %d %dz\"/>"
                        .formatted(
                                shape.centerX(),
                                shape.y(),
                                shape.width() / 2,
                                shape.height() / 2,
                                -shape.width() / 2,
                                shape.height() / 2,
                                -shape.width() / 2,
                                -shape.height() / 2);
            case TIMER ->
                circle(shape)
                        + "<path class=\"bpmn-shape\" d=\"M%d %d v-9 m0 9 h7\"/>"
                                .formatted(shape.centerX(), shape.centerY());
            case START, END -> circle(shape);
        };
    }

    private static String circle(Shape shape) {
        return "<circle class=\"bpmn-shape\" cx=\"%d\" cy=\"%d\" r=\"%d\"/>"
                .formatted(shape.centerX(), shape.centerY(), shape.width() / 2);
    }

    private void drawName(StringBuilder svg, Shape shape) {
        List<String> lines = lines(shape.name());
        int y = switch (shape.kind()) {
            case STEP, PERSON -> shape.centerY() - (lines.size() - 1) * LINE / 2 + 4;
            case START, END -> shape.y() + shape.height() + LINE + 2;
            case TIMER -> shape.y() - 4;
            case GATEWAY -> leavesBelow(shape) ? shape.y() - 18 : shape.y() + shape.height() + LINE;
        };
        int x = switch (shape.kind()) {
            case TIMER -> shape.x() - 46;
            case GATEWAY -> leavesBelow(shape) ? shape.centerX() - 8 - halfWidth(shape.name()) : shape.centerX();
            default -> shape.centerX();
        };
        for (int i = 0; i < lines.size(); i++) {
            svg.append("    <text x=\"%d\" y=\"%d\">%s</text>\n".formatted(x, y + i * LINE, escape(lines.get(i))));
        }
    }

    /** Returns about half the width of a text in pixels; letters of this font are 6.6 wide on average. */
    private static int halfWidth(String text) {
        return text.length() * 33 / 10;
    }

    private boolean leavesBelow(Shape gateway) {
        Point bottom = new Point(gateway.centerX(), gateway.y() + gateway.height());
        return diagram.edges().stream().anyMatch(edge -> edge.points().get(0).equals(bottom));
    }

    private static List<String> lines(String name) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : name.split(" ", -1)) {
            if (line.length() + word.length() >= LINE_LENGTH) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        if (!line.isEmpty()) {
            lines.add(line.toString());
        }
        return lines;
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    private static ProcessDiagram ofApplication() {
        try (InputStream bpmn = Objects.requireNonNull(
                ProcessPicture.class.getResourceAsStream(SOURCE), "the application has no " + SOURCE)) {
            return ProcessDiagram.read(bpmn);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + SOURCE, e);
        }
    }
}
