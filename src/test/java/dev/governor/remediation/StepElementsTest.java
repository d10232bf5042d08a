package dev.governor.remediation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.governor.execution.Step;
import dev.governor.execution.StepRecord;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class StepElementsTest {

    @Test
    void shouldNameTheStepThatRunsAndNotTheOneItsJobBeganWith() {
        assertThat(StepElements.now(List.of("applyChange"), List.of(begun(Step.APPLY), begun(Step.READ_BACK))))
                .containsExactly("readBack");
    }

    @Test
    void shouldNameTheNextStepOnceTheProcessIsStoredAtIt() {
        assertThat(StepElements.now(List.of("revokeLease"), List.of(begun(Step.APPLY), begun(Step.PROBE))))
                .containsExactly("revokeLease");
    }

    @Test
    void shouldSayWhatTheProcessSaysBeforeAnyStep() {
        assertThat(StepElements.now(List.of("reviewPlan"), List.of())).containsExactly("reviewPlan");
    }

    @ParameterizedTest
    @EnumSource(Step.class)
    void shouldNameAStepExactlyWhileTheProcessIsStoredAtTheJobThatTheDrawingRunsItIn(Step step) throws Exception {
        Drawing drawing = Drawing.read();
        String element = elementOf(step, drawing);

        for (String job : drawing.jobs()) {
            assertThat(StepElements.now(List.of(job), List.of(begun(step))))
                    .containsExactly(drawing.tasksOf(job).contains(element) ? element : job);
        }
    }

    @Test
    void shouldKnowEveryTaskThatTheDrawingRunsAfterTheApproval() throws Exception {
        Drawing drawing = Drawing.read();

        List<String> drawn = drawing.jobs().stream()
                .flatMap(job -> drawing.tasksOf(job).stream())
                .toList();

        // settling writes no step: it concludes from them
        assertThat(Stream.concat(Stream.of(Step.values()).map(step -> elementOf(step, drawing)), Stream.of("settle")))
                .containsExactlyInAnyOrderElementsOf(drawn);
    }

    /** Returns the task of the drawing that begins with the words of a step. */
    private static String elementOf(Step step, Drawing drawing) {
        return drawing.jobs().stream()
                .flatMap(job -> drawing.tasksOf(job).stream())
                .filter(task -> task.replaceAll("([A-Z])", "_$1")
                        .toLowerCase(Locale.ROOT)
                        .startsWith(step.word()))
                .findFirst()
                .orElseThrow();
    }

    private static StepRecord begun(Step step) {
        return new StepRecord("pln_1", step, 1, Instant.EPOCH, null, null, null);
    }

    /**
     * The process as it is drawn.
     *
     * @param flows where an element leads to
     * @param tasks the service tasks, and whether each begins a job of its own
     */
    private record Drawing(Map<String, List<String>> flows, Map<String, Boolean> tasks) {

        static Drawing read() throws Exception {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            Document drawn = factory.newDocumentBuilder()
                    .parse(Path.of("processes", "remediation.bpmn").toFile());
            Map<String, List<String>> flows = new HashMap<>();
            for (Element flow : elements(drawn.getDocumentElement(), "sequenceFlow")) {
                flows.computeIfAbsent(flow.getAttribute("sourceRef"), from -> new ArrayList<>())
                        .add(flow.getAttribute("targetRef"));
            }
            Map<String, Boolean> tasks = new TreeMap<>();
            for (Element task : elements(drawn.getDocumentElement(), "serviceTask")) {
                boolean job = elements(task, "metaData").stream()
                        .anyMatch(data -> data.getAttribute("name").equals("customAsync")
                                && data.getTextContent().strip().equals("true"));
                tasks.put(task.getAttribute("id"), job);
            }
            return new Drawing(flows, tasks);
        }

        List<String> jobs() {
            return tasks.keySet().stream().filter(tasks::get).toList();
        }

        /** Returns the task that begins a job, and those that follow it before another job begins. */
        List<String> tasksOf(String job) {
            Set<String> reached = new LinkedHashSet<>(List.of(job));
            Deque<String> ahead = new ArrayDeque<>(List.of(job));
            while (!ahead.isEmpty()) {
                for (String next : flows.getOrDefault(ahead.remove(), List.of())) {
                    if (!tasks.getOrDefault(next, false) && reached.add(next)) {
                        ahead.add(next);
                    }
                }
            }
            return reached.stream().filter(tasks::containsKey).toList();
        }

        private static List<Element> elements(Element in, String name) {
            NodeList found = in.getElementsByTagNameNS("*", name);
            return IntStream.range(0, found.getLength())
                    .mapToObj(i -> (Element) found.item(i))
                    .toList();
        }
    }
}
