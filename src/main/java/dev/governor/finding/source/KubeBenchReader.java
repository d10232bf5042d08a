package dev.governor.finding.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.re2j.Pattern;
import dev.governor.finding.AssetNames;
import dev.governor.finding.FindingReader;
import dev.governor.finding.FindingReport;
import dev.governor.finding.FindingTypes;
import dev.governor.finding.KubernetesNames;
import dev.governor.finding.Verdict;
import dev.governor.kernel.ProblemException.Place;
import dev.governor.kernel.Severity;
import dev.governor.signal.Format;
import dev.governor.signal.SignalRecord;
import dev.governor.signal.Sketch;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads reports of kube-bench: an object with {@code Controls}, a list of controls, or one of them.
 *
 * <p>FAIL is a finding on the cluster, medium when the test is scored and of unknown severity when not; PASS, INFO and WARN
 * (to be checked by hand) are evidence. A finding is told apart by the test's number in its version of the benchmark, and by
 * the kind of node: kube-bench does not name the node. Reports name no moment.
 *
 * @see <a href="https://github.com/aquasecurity/kube-bench">kube-bench</a>
 */
@ApplicationScoped
public class KubeBenchReader implements FindingReader {

    private static final Pattern TESTS = Pattern.compile("/tests/.*$");

    private static final String TOOL = "kube-bench";

    private static final List<String> PATHS =
            List.of("/Controls/*/tests/*/results/*", "/*/tests/*/results/*", "/tests/*/results/*");

    private final FindingTypes types;

    public KubeBenchReader(FindingTypes types) {
        this.types = types;
    }

    @Override
    public Format format() {
        return Format.allOrNothing(TOOL, "kube-bench: CIS benchmark of Kubernetes", PATHS);
    }

    @Override
    public boolean recognises(Sketch sketch) {
        return PATHS.stream()
                .map(path -> TESTS.matcher(path).replaceFirst(""))
                .flatMap(control -> sketch.at(control).stream())
                .anyMatch(KubeBenchReader::isControl);
    }

    @Override
    public List<Place> check(JsonNode root) {
        List<Place> places = new ArrayList<>();
        JsonNode controls = root.path("Controls");
        for (int i = 0; i < controls.size(); i++) {
            if (!controls.path(i).path("tests").isArray()) {
                places.add(new Place("/Controls/" + i + "/tests", "the control has no list of tests"));
            }
        }
        return places;
    }

    @Override
    public List<FindingReport> read(SignalRecord record) {
        JsonNode test = record.node();
        JsonNode control = record.parents().stream()
                .filter(KubeBenchReader::isControl)
                .findFirst()
                .orElse(record.root());
        String number = FirstText.of(test, "/test_number");
        if (number.isEmpty()) {
            throw record.broken("/test_number", "the result names no test");
        }
        String version = FirstText.of(control, "/version");
        boolean failed = FirstText.of(test, "/status", "/State").equalsIgnoreCase("FAIL");
        boolean scored = test.path("scored").asBoolean();
        return List.of(FindingReport.on(
                        AssetNames.kubernetesCluster(KubernetesNames.cluster(record.root(), control)),
                        TOOL,
                        record.at())
                .type(types.of(TOOL, version.isEmpty() ? number : version + "-" + number))
                .discriminator(FindingTypes.word(FirstText.of(control, "/node_type")))
                .title(FirstText.of(test, "/test_desc", "/test_number"))
                .description(FirstText.of(test, "/reason", "/expected_result"))
                .severity(failed && scored ? Severity.MEDIUM : Severity.UNKNOWN)
                .verdict(failed ? Verdict.OPEN : Verdict.EVIDENCE)
                .remediation(FirstText.of(test, "/remediation"))
                .build());
    }

    private static boolean isControl(JsonNode node) {
        return node.isObject() && node.has("node_type") && node.has("tests");
    }
}
