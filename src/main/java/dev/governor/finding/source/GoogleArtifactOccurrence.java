package dev.governor.finding.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.packageurl.MalformedPackageURLException;
import com.github.packageurl.PackageURL;
import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.governor.finding.AssetNames;
import dev.governor.finding.FindingReport;
import dev.governor.finding.PackageFindings;
import dev.governor.finding.ReportBuilder;
import dev.governor.kernel.Level;
import dev.governor.kernel.Severity;
import dev.governor.signal.SignalRecord;
import dev.governor.signal.SourceTimes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One vulnerability occurrence, on its way to a report for each package it is in.
 *
 * <ul>
 *   <li>The asset is the image of {@code resourceUri}, by its digest.
 *   <li>The severity is {@code effectiveSeverity}, of the package before that of the occurrence, else {@code severity}; MINIMAL is
 *       informational.
 *   <li>The package is written as a purl where its type, or the operating system in its CPE, tells which; the path counts
 *       for packages of an application.
 *   <li>A VEX assessment NOT_AFFECTED sets aside, FIXED resolves.
 * </ul>
 */
final class GoogleArtifactOccurrence {

    private static final Pattern SCHEME = Pattern.compile("^[a-z]+://");

    private static final Pattern SYSTEM = Pattern.compile("cpe:/o:([^:]+):");

    private static final Map<String, String> KINDS = Map.of(
            "NPM", "npm",
            "PYPI", "pypi",
            "GO", "golang",
            "GO_STDLIB", "golang",
            "MAVEN", "maven",
            "RUBYGEMS", "gem",
            "NUGET", "nuget",
            "COMPOSER", "composer",
            "RUST", "cargo");

    private static final Map<String, String> SYSTEMS = Map.of(
            "debian", "deb",
            "canonical", "deb",
            "ubuntu", "deb",
            "alpine", "apk",
            "wolfi", "apk",
            "redhat", "rpm",
            "centos", "rpm",
            "rocky", "rpm",
            "suse", "rpm");

    private final SignalRecord record;
    private final JsonNode vulnerability;

    GoogleArtifactOccurrence(SignalRecord record) {
        this.record = record;
        this.vulnerability = record.node().path("vulnerability");
    }

    List<FindingReport> reports() {
        List<FindingReport> reports = new ArrayList<>();
        for (JsonNode item : vulnerability.path("packageIssue")) {
            reports.add(on(item));
        }
        return reports;
    }

    private FindingReport on(JsonNode item) {
        String name = FirstText.of(item, "/affectedPackage", "/affectedLocation/package");
        if (name.isEmpty()) {
            throw record.broken("/vulnerability/packageIssue", "the occurrence names no package");
        }
        String version = FirstText.of(
                item,
                "/affectedVersion/fullName",
                "/affectedVersion/name",
                "/affectedLocation/version/fullName",
                "/affectedLocation/version/name");
        Optional<String> purl = purl(item, name, version);
        String path = FirstText.of(item, "/fileLocation/0/filePath");
        String image = FirstText.of(record.node(), "/resourceUri", "/resource/uri");
        ReportBuilder report = FindingReport.on(AssetNames.image(image), "google-artifact-analysis", record.at())
                .named(SCHEME.matcher(image).replaceFirst(""))
                .type(PackageFindings.TYPE)
                .title(id() + " in " + name)
                .description(FirstText.of(vulnerability, "/longDescription", "/shortDescription"))
                .vulnerabilities(ids())
                .discriminator(PackageFindings.discriminator(ids(), purl.orElse(name + "@" + version), path))
                .packageUrl(purl.orElse(""))
                .severity(severity(item))
                .fixedIn(fixedIn(item))
                .location(path)
                .alias(FirstText.of(record.node(), "/name"))
                .firstSeen(SourceTimes.parse(record.node().path("createTime")))
                .lastSeen(SourceTimes.parse(record.node().path("updateTime")))
                .remediation(FirstText.of(record.node(), "/remediation"))
                .reference(FirstText.of(vulnerability, "/relatedUrls/0/url"));
        switch (FirstText.of(vulnerability, "/vexAssessment/state")) {
            case "NOT_AFFECTED" -> report.suppressed("vex: not affected", null);
            case "FIXED" -> report.resolved("vex: fixed");
            default -> {}
        }
        return report.build();
    }

    private String id() {
        String note = FirstText.of(record.node(), "/noteName");
        return note.substring(note.lastIndexOf('/') + 1);
    }

    private List<String> ids() {
        return List.of(id(), FirstText.of(vulnerability, "/shortDescription"));
    }

    private Severity severity(JsonNode item) {
        String word = FirstText.of(item, "/effectiveSeverity");
        for (String next : List.of("/effectiveSeverity", "/severity")) {
            if (word.isEmpty() || word.equals("SEVERITY_UNSPECIFIED")) {
                word = FirstText.of(vulnerability, next);
            }
        }
        return word.equals("MINIMAL")
                ? Severity.INFORMATIONAL
                : Level.of(Severity.class, word).orElse(Severity.UNKNOWN);
    }

    private static String fixedIn(JsonNode item) {
        JsonNode fixed = item.has("fixedVersion") ? item.path("fixedVersion") : item.at("/fixedLocation/version");
        return FirstText.of(fixed, "/kind").equals("MAXIMUM") ? "" : FirstText.of(fixed, "/fullName", "/name");
    }

    private static Optional<String> purl(JsonNode item, String name, String version) {
        Matcher system = SYSTEM.matcher(FirstText.of(item, "/affectedCpeUri", "/affectedLocation/cpeUri"));
        String vendor = system.find() ? system.group(1).toLowerCase(Locale.ROOT) : "";
        String kind = KINDS.getOrDefault(FirstText.of(item, "/packageType"), SYSTEMS.getOrDefault(vendor, ""));
        if (kind.isEmpty() || name.isEmpty()) {
            return Optional.empty();
        }
        String separator = kind.equals("maven") ? ":" : "/";
        int split = name.lastIndexOf(separator);
        String space = split > 0 ? name.substring(0, split) : "";
        boolean ofTheSystem = SYSTEMS.containsValue(kind);
        String distribution = vendor.equals("canonical") ? "ubuntu" : vendor;
        try {
            return Optional.of(new PackageURL(
                            kind,
                            ofTheSystem ? distribution : space.isEmpty() ? null : space,
                            ofTheSystem || split <= 0 ? name : name.substring(split + 1),
                            version.isEmpty() ? null : version,
                            null,
                            null)
                    .canonicalize());
        } catch (MalformedPackageURLException e) {
            return Optional.empty();
        }
    }
}
