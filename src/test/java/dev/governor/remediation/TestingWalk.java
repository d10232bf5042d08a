package dev.governor.remediation;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Walks the process as it is drawn in {@code processes/remediation.bpmn}, step by step, by the words of the steps. */
final class TestingWalk {

    private static final Pattern WORD = Pattern.compile("\"([a-z_]+)\"\\.equals");

    private final List<Element> flows;
    private final List<String> steps;

    private TestingWalk(Document process) {
        this.flows = elements(process, "sequenceFlow");
        this.steps = elements(process, "serviceTask").stream()
                .map(task -> task.getAttribute("id"))
                .toList();
    }

    static TestingWalk read() {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            return new TestingWalk(factory.newDocumentBuilder()
                    .parse(Path.of("processes/remediation.bpmn").toFile()));
        } catch (Exception e) {
            throw new IllegalStateException("cannot read the process", e);
        }
    }

    /** Runs {@code step} from {@code first} until {@code last} is reached, which is not run; returns what was run. */
    List<String> from(String first, String last, UnaryOperator<String> step) {
        List<String> ran = new ArrayList<>();
        String at = first;
        while (!at.equals(last)) {
            ran.add(at);
            at = after(at, step.apply(at));
        }
        return ran;
    }

    /** Returns the step that follows {@code step} when it answered {@code word}. */
    String after(String step, String word) {
        String at = step;
        do {
            at = next(at, word);
        } while (!steps.contains(at));
        return at;
    }

    private String next(String at, String word) {
        List<String> targets = flows.stream()
                .filter(flow -> flow.getAttribute("sourceRef").equals(at))
                .filter(flow -> leads(flow, word))
                .map(flow -> flow.getAttribute("targetRef"))
                .toList();
        if (targets.size() != 1) {
            throw new IllegalStateException("`%s` leads from `%s` to %s".formatted(word, at, targets));
        }
        return targets.get(0);
    }

    private static boolean leads(Element flow, String word) {
        Matcher condition = WORD.matcher(flow.getTextContent());
        return !condition.find() || condition.group(1).equals(word);
    }

    private static List<Element> elements(Document document, String name) {
        NodeList found = document.getElementsByTagNameNS("*", name);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < found.getLength(); i++) {
            elements.add((Element) found.item(i));
        }
        return elements;
    }
}
