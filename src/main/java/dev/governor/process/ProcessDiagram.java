package dev.governor.process;

import static java.util.stream.Collectors.toMap;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * The shapes and edges of one BPMN file, as laid out in its diagram interchange.
 *
 * @param name the process's name
 * @param shapes in the order of the file
 * @param edges in the order of the file
 * @see <a href="https://www.omg.org/spec/BPMN/2.0.2">BPMN 2.0.2, chapter 12</a>
 */
record ProcessDiagram(String name, List<Shape> shapes, List<Edge> edges) {

    /** What a shape stands for, as far as it is drawn differently. */
    enum Kind {
        START,
        END,
        TIMER,
        STEP,
        PERSON,
        GATEWAY
    }

    /** One element in pixels, {@code x} and {@code y} being its top left corner. */
    record Shape(String id, String name, Kind kind, int x, int y, int width, int height) {

        int centerX() {
            return x + width / 2;
        }

        int centerY() {
            return y + height / 2;
        }
    }

    /** One flow; {@code name} is empty when it is unlabelled. */
    record Edge(String id, String name, List<Point> points) {}

    /** A waypoint in pixels. */
    record Point(int x, int y) {}

    private static final String MODEL = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    private static final String DI = "http://www.omg.org/spec/BPMN/20100524/DI";
    private static final String BOUNDS = "http://www.omg.org/spec/DD/20100524/DC";
    private static final String WAYPOINT = "http://www.omg.org/spec/DD/20100524/DI";
    private static final Map<String, Kind> KINDS = Map.of(
            "startEvent", Kind.START,
            "endEvent", Kind.END,
            "boundaryEvent", Kind.TIMER,
            "serviceTask", Kind.STEP,
            "userTask", Kind.PERSON,
            "exclusiveGateway", Kind.GATEWAY);

    ProcessDiagram {
        shapes = List.copyOf(shapes);
        edges = List.copyOf(edges);
    }

    /** Reads a BPMN file. */
    static ProcessDiagram read(InputStream bpmn) {
        Document document = parse(bpmn);
        Element process = elements(document, MODEL, "process").get(0);
        Map<String, Element> byId = elements(document, MODEL, "*").stream()
                .filter(element -> element.hasAttribute("id"))
                .collect(toMap(element -> element.getAttribute("id"), element -> element));
        return new ProcessDiagram(
                process.getAttribute("name"),
                elements(document, DI, "BPMNShape").stream()
                        .map(shape -> shape(shape, byId))
                        .toList(),
                elements(document, DI, "BPMNEdge").stream()
                        .map(edge -> edge(edge, byId))
                        .toList());
    }

    private static Shape shape(Element drawn, Map<String, Element> byId) {
        String id = drawn.getAttribute("bpmnElement");
        Element element = require(byId, id);
        Kind kind = KINDS.get(element.getLocalName());
        if (kind == null) {
            throw new IllegalArgumentException("cannot draw a `" + element.getLocalName() + "`: `" + id + "`");
        }
        Element bounds =
                (Element) drawn.getElementsByTagNameNS(BOUNDS, "Bounds").item(0);
        return new Shape(
                id,
                element.getAttribute("name"),
                kind,
                number(bounds, "x"),
                number(bounds, "y"),
                number(bounds, "width"),
                number(bounds, "height"));
    }

    private static Edge edge(Element drawn, Map<String, Element> byId) {
        String id = drawn.getAttribute("bpmnElement");
        NodeList waypoints = drawn.getElementsByTagNameNS(WAYPOINT, "waypoint");
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < waypoints.getLength(); i++) {
            Element point = (Element) waypoints.item(i);
            points.add(new Point(number(point, "x"), number(point, "y")));
        }
        return new Edge(id, require(byId, id).getAttribute("name"), List.copyOf(points));
    }

    private static Element require(Map<String, Element> byId, String id) {
        Element element = byId.get(id);
        if (element == null) {
            throw new IllegalArgumentException("the diagram shows `" + id + "`, which the process does not have");
        }
        return element;
    }

    private static int number(Element element, String attribute) {
        return (int) Math.round(Double.parseDouble(element.getAttribute(attribute)));
    }

    private static List<Element> elements(Document document, String namespace, String name) {
        NodeList found = document.getElementsByTagNameNS(namespace, name);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < found.getLength(); i++) {
            elements.add((Element) found.item(i));
        }
        return elements;
    }

    private static Document parse(InputStream bpmn) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return factory.newDocumentBuilder().parse(bpmn);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the process", e);
        } catch (ParserConfigurationException | SAXException e) {
            throw new IllegalArgumentException("the process is not XML", e);
        }
    }
}
