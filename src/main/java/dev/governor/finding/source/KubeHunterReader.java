package dev.governor.finding.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.governor.finding.AssetKey;
import dev.governor.finding.AssetNames;
import dev.governor.finding.FindingReader;
import dev.governor.finding.FindingReport;
import dev.governor.finding.FindingTypes;
import dev.governor.finding.KubernetesNames;
import dev.governor.kernel.Level;
import dev.governor.kernel.ProblemException.Place;
import dev.governor.kernel.Severity;
import dev.governor.signal.Format;
import dev.governor.signal.SignalRecord;
import dev.governor.signal.Sketch;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/**
 * Reads reports of kube-hunter.
 *
 * <p>The asset is the host of {@code location} (its port tells findings apart), the pod that kube-hunter ran in, or the
 * cluster when it names neither. {@code evidence} is never read: it may be a token. Reports name no moment.
 *
 * @see <a href="https://github.com/aquasecurity/kube-hunter">kube-hunter</a>
 */
@ApplicationScoped
public class KubeHunterReader implements FindingReader {

    private static final String TOOL = "kube-hunter";

    private static final Pattern IN_POD = Pattern.compile("Local to Pod \\(([^)]{1,253})\\)");

    private static final Pattern ADDRESS = Pattern.compile("([0-9a-zA-Z.-]+|\\[[0-9a-fA-F:]+\\])(?::(\\d{1,5}))?");

    private final FindingTypes types;

    public KubeHunterReader(FindingTypes types) {
        this.types = types;
    }

    @Override
    public Format format() {
        return Format.allOrNothing(
                TOOL, "kube-hunter: weaknesses of a cluster from inside and outside", List.of("/vulnerabilities/*"));
    }

    @Override
    public boolean recognises(Sketch sketch) {
        return sketch.any("/vulnerabilities/*", found -> found.has("vid") && found.has("hunter"))
                || sketch.root().has("vulnerabilities")
                        && sketch.root().path("nodes").isArray()
                        && sketch.root().path("services").isArray();
    }

    @Override
    public List<Place> check(JsonNode root) {
        return root.path("vulnerabilities").isArray()
                ? List.of()
                : List.of(new Place("/vulnerabilities", "the vulnerabilities are not a list"));
    }

    @Override
    public List<FindingReport> read(SignalRecord record) {
        JsonNode found = record.node();
        String id = FirstText.of(found, "/vid");
        String rule = id.isEmpty() || id.equals("None") ? FirstText.of(found, "/vulnerability") : id;
        if (rule.isEmpty()) {
            throw record.broken("/vid", "the vulnerability has no id and no name");
        }
        String location = FirstText.of(found, "/location");
        Matcher address = ADDRESS.matcher(location);
        return List.of(FindingReport.on(asset(location), TOOL, record.at())
                .type(types.of(TOOL, rule))
                .discriminator(address.matches() && address.group(2) != null ? address.group(2) : "")
                .title(FirstText.of(found, "/vulnerability", "/vid"))
                .description(FirstText.of(found, "/description"))
                .severity(Level.of(Severity.class, FirstText.of(found, "/severity"))
                        .orElse(Severity.UNKNOWN))
                .location(location)
                .reference(FirstText.of(found, "/avd_reference"))
                .build());
    }

    private static AssetKey asset(String location) {
        Matcher pod = IN_POD.matcher(location);
        if (pod.matches()) {
            return KubernetesNames.workload("", "", pod.group(1));
        }
        Matcher address = ADDRESS.matcher(location);
        return address.matches() && !location.equals("None")
                ? AssetNames.host(address.group(1))
                : AssetNames.kubernetesCluster("");
    }
}
