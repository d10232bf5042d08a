package dev.governor.finding.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.governor.finding.AssetKey;
import dev.governor.finding.AssetNames;
import dev.governor.finding.CloudNames;
import dev.governor.finding.FindingReport;
import dev.governor.finding.FindingTypes;
import dev.governor.finding.PackageFindings;
import dev.governor.finding.ReportBuilder;
import dev.governor.finding.Verdict;
import dev.governor.kernel.Exploitability;
import dev.governor.kernel.Level;
import dev.governor.kernel.Severity;
import dev.governor.kernel.Trust;
import dev.governor.signal.SourceTimes;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One finding of Security Command Center, on its way to a report.
 *
 * <ul>
 *   <li>Its names in version 1, in version 2 (with a location) and in its project are one alias: {@code
 *       sources/<source>/findings/<finding>}.
 *   <li>INACTIVE resolves. MUTED sets aside. The mark {@code allow_<category>: true} does not: whoever may write marks may
 *       write it, and a declared word never lowers risk. Observations, and errors of the product itself, are evidence.
 *   <li>The severity is {@code severity}, else what old findings keep in {@code sourceProperties}: {@code SeverityLevel}, or
 *       {@code detectionPriority}.
 *   <li>A misconfiguration is told apart by its category alone; a CVE by the package; any other finding by its id.
 *   <li>The project is the resource's, else the one in the resource's name.
 * </ul>
 */
final class GoogleSccFinding {

    static final String TOOL = "google-scc";

    private static final Set<String> CONFIGURATION = Set.of("MISCONFIGURATION", "POSTURE_VIOLATION");

    private static final Set<String> NO_WEAKNESS = Set.of("OBSERVATION", "SCC_ERROR");

    private static final Pattern PROJECT = Pattern.compile("(?:^|/)projects/([^/]+)");

    private static final Pattern ID = Pattern.compile("sources/([^/]+)(?:/locations/[^/]+)?/findings/([^/]+)$");

    private final JsonNode finding;
    private final JsonNode resource;
    private final FindingTypes types;

    GoogleSccFinding(JsonNode finding, JsonNode resource, FindingTypes types) {
        this.finding = finding;
        this.resource = resource;
        this.types = types;
    }

    String resourceName() {
        String name = FirstText.of(finding, "/resourceName");
        return name.isEmpty() ? FirstText.of(resource, "/name") : name;
    }

    FindingReport report(String at) {
        AssetKey asset = AssetNames.of(resourceName());
        ReportBuilder report = FindingReport.on(asset, TOOL, at)
                .named(FirstText.of(resource, "/displayName", "/display_name"))
                .ofType(resource.path("type").asText("asset"))
                .title(title())
                .description(FirstText.of(finding, "/description", "/sourceProperties/Explanation"))
                .severity(severity())
                .alias(alias())
                .firstSeen(SourceTimes.parse(finding.path("createTime")))
                .lastSeen(lastSeen())
                .location(FirstText.of(finding, "/sourceProperties/properties/instanceDetails"))
                .remediation(FirstText.of(finding, "/nextSteps", "/sourceProperties/Recommendation"))
                .reference(FirstText.of(finding, "/externalUri"));
        project().map(CloudNames::googleProject).ifPresent(project -> report.within(project, Trust.AUTHORITATIVE));
        finding.path("securityMarks")
                .path("marks")
                .fields()
                .forEachRemaining(
                        mark -> report.tag(mark.getKey(), mark.getValue().asText()));
        weakness(report);
        state(report);
        return report.build();
    }

    private String category() {
        return FirstText.of(finding, "/category");
    }

    private String title() {
        String category = category();
        return category.equals(category.toUpperCase(Locale.ROOT)) && !category.contains(" ")
                ? category.replace('_', ' ').toLowerCase(Locale.ROOT)
                : category;
    }

    private void weakness(ReportBuilder report) {
        JsonNode vulnerability = finding.path("vulnerability");
        String cve = FirstText.of(vulnerability, "/cve/id");
        if (cve.isEmpty()) {
            report.type(types.of(TOOL, category())).discriminator(isConfiguration() ? "" : alias());
            return;
        }
        JsonNode offending = vulnerability.path("offendingPackage");
        String name = FirstText.of(offending, "/packageName", "/cpeUri");
        String version = FirstText.of(offending, "/packageVersion");
        report.type(PackageFindings.TYPE)
                .vulnerabilities(List.of(cve))
                .discriminator(PackageFindings.discriminator(
                        List.of(cve), version.isEmpty() ? name : name + "@" + version, ""))
                .fixedIn(FirstText.of(vulnerability, "/fixedPackage/packageVersion"))
                .exploitability(exploitability(vulnerability.path("cve")), Trust.CURATED);
        vulnerability.path("cwes").forEach(cwe -> report.weakness(cwe.path("id").asText()));
    }

    private boolean isConfiguration() {
        String kind = FirstText.of(finding, "/findingClass");
        return CONFIGURATION.contains(kind)
                || (kind.isEmpty() || kind.equals("FINDING_CLASS_UNSPECIFIED"))
                        && !FirstText.of(finding, "/sourceProperties/ScannerName")
                                .isEmpty();
    }

    private static Exploitability exploitability(JsonNode cve) {
        if (cve.path("observedInTheWild").asBoolean()) {
            return Exploitability.ACTIVE;
        }
        return switch (cve.path("exploitationActivity").asText()) {
            case "WIDE", "CONFIRMED" -> Exploitability.ACTIVE;
            case "AVAILABLE" -> Exploitability.AVAILABLE;
            case "NO_KNOWN" -> Exploitability.NONE;
            default -> Exploitability.UNKNOWN;
        };
    }

    private void state(ReportBuilder report) {
        if (FirstText.of(finding, "/state").equalsIgnoreCase("INACTIVE")) {
            report.resolved("inactive in the source");
        } else if (NO_WEAKNESS.contains(FirstText.of(finding, "/findingClass"))) {
            report.verdict(Verdict.EVIDENCE);
        } else if (FirstText.of(finding, "/mute").equals("MUTED")) {
            report.suppressed("muted in the source", null);
        }
    }

    private Severity severity() {
        return Stream.of("/severity", "/sourceProperties/SeverityLevel", "/sourceProperties/detectionPriority")
                .map(pointer -> Level.of(Severity.class, FirstText.of(finding, pointer)))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(Severity.UNKNOWN);
    }

    private String alias() {
        String name = FirstText.of(finding, "/name", "/canonicalName");
        Matcher id = ID.matcher(name);
        return id.find() ? "sources/" + id.group(1) + "/findings/" + id.group(2) : name;
    }

    private Optional<String> project() {
        for (String name : List.of(
                FirstText.of(resource, "/project", "/projectName", "/project_name", "/gcpMetadata/project"),
                resourceName())) {
            Matcher project = PROJECT.matcher(name);
            if (project.find()) {
                return Optional.of(project.group(1));
            }
        }
        return Optional.empty();
    }

    /** Returns when the condition was seen (the start of 1970 stands for never), or when it was last muted, whichever is later. */
    private @Nullable Instant lastSeen() {
        Instant event = SourceTimes.parse(finding.path("eventTime"));
        Instant seen = Instant.EPOCH.equals(event) ? null : event;
        Instant muted = SourceTimes.parse(finding.path("muteUpdateTime"));
        return seen == null || muted != null && muted.isAfter(seen) ? muted : seen;
    }
}
