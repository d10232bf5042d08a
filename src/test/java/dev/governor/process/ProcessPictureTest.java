package dev.governor.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.governor.TestingGolden;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ProcessPictureTest {

    private static final Path BPMN = Path.of("processes/remediation.bpmn");
    private static final Path SVG = Path.of("processes/remediation.svg");

    @Test
    void theCommittedPictureShowsTheProcess() throws IOException {
        String picture = picture().svg(List.of());

        TestingGolden.assertUnchanged(SVG, picture);
    }

    @Test
    void theCurrentStepIsHighlightedAndSaid() throws IOException {
        String picture = picture().svg(List.of("reviewPlan"));

        assertThat(picture)
                .contains("<g id=\"bpmn-reviewPlan\" class=\"bpmn-person bpmn-current\" aria-current=\"step\">")
                .contains("Now at: Review plan.");
        assertThat(picture.split("bpmn-current\"", -1)).hasSize(2);
    }

    @Test
    void everyTaskGatewayAndFlowOfTheProcessIsDrawn() throws IOException {
        String bpmn = Files.readString(BPMN);

        ProcessDiagram diagram = diagram();

        assertThat(diagram.shapes()).hasSize(count(bpmn, "<bpmn2:(start|end|boundary)Event |Task id=|Gateway id="));
        assertThat(diagram.edges()).hasSize(count(bpmn, "<bpmn2:sequenceFlow "));
    }

    @Test
    void theHappyPathIsAStraightLineFromLeftToRight() throws IOException {
        List<String> path = List.of(
                "planReceived",
                "decide",
                "whichOutcome",
                "goAhead",
                "mintLease",
                "isLeased",
                "proveScope",
                "isInScope",
                "rehearseRollback",
                "isRehearsed",
                "applyChange",
                "isApplied",
                "readBack",
                "isAsPlanned",
                "probeEffect",
                "isFixed",
                "cleanUp",
                "revokeLease",
                "proveDead",
                "settle",
                "howEnded",
                "verified");

        List<ProcessDiagram.Shape> shapes = diagram().shapes().stream()
                .filter(shape -> path.contains(shape.id()))
                .sorted(Comparator.comparingInt(ProcessDiagram.Shape::x))
                .toList();

        assertThat(shapes).extracting(ProcessDiagram.Shape::id).isEqualTo(path);
        assertThat(shapes)
                .extracting(ProcessDiagram.Shape::centerY)
                .containsOnly(shapes.get(0).centerY());
    }

    private static ProcessPicture picture() throws IOException {
        return new ProcessPicture(diagram());
    }

    private static ProcessDiagram diagram() throws IOException {
        try (InputStream bpmn = Files.newInputStream(BPMN)) {
            return ProcessDiagram.read(bpmn);
        }
    }

    private static int count(String text, String pattern) {
        return (int) Pattern.compile(pattern).matcher(text).results().count();
    }
}
