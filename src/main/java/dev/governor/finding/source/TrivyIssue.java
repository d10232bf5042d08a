package dev.governor.finding.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.governor.finding.AssetKey;
import dev.governor.finding.FindingReport;
import dev.governor.finding.FindingTypes;
import dev.governor.finding.ReportBuilder;
import dev.governor.finding.SecretFindings;
import dev.governor.finding.Verdict;
import dev.governor.signal.SignalRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One vulnerability, misconfiguration or secret as Trivy writes it, on the command line ({@code VulnerabilityID}) and in the
 * operator's custom resources ({@code vulnerabilityID}).
 *
 * @param record where it stands
 * @param node the issue itself
 * @param types the table of canonical types
 * @param at the moment the report speaks of, null when it does not say
 */
record TrivyIssue(
        SignalRecord record,
        JsonNode node,
        FindingTypes types,
        @Nullable Instant at) {

    private static final Pattern AVD = Pattern.compile("(?i)^AVD-");

    static final String SOURCE = "trivy";

    private static final Pattern KUBERNETES_CHECK = Pattern.compile("(?i)(?:AVD-)?KSV-?0*(\\d{1,4})");

    /**
     * Returns the report of a vulnerable package, or empty when it names no vulnerability: old versions list packages so.
     *
     * @param asset what was scanned
     * @param ecosystem the kind of package, for example {@code jar}, or the operating system
     * @param listedIn the file that lists the package, empty when that is not known
     */
    Optional<ReportBuilder> vulnerability(AssetKey asset, String ecosystem, String listedIn) {
        String id = text("/VulnerabilityID", "/vulnerabilityID");
        if (id.isEmpty()) {
            return Optional.empty();
        }
        String name = text("/PkgName", "/resource");
        if (name.isEmpty()) {
            throw record.broken("/PkgName", "the vulnerability names no package");
        }
        String version = text("/InstalledVersion", "/installedVersion");
        String stated = text("/PkgIdentifier/PURL", "/packagePURL");
        String path = text("/PkgPath", "/packagePath");
        VulnerablePackage found = new VulnerablePackage(
                ids(id),
                stated.isEmpty() ? purl(ecosystem, name, version) : stated,
                version,
                path.isEmpty() ? listedIn : path);
        ReportBuilder report = described(found.on(asset, SOURCE, record.at()))
                .title(found.title(text("/Title", "/title")))
                .verdict(text("/Status").equals("not_affected") ? Verdict.EVIDENCE : Verdict.OPEN);
        node.path("CweIDs").forEach(cwe -> report.weakness(cwe.asText("")));
        return Optional.of(found.fixedIn(report, List.of(text("/FixedVersion", "/fixedVersion"))));
    }

    /**
     * Returns the report of a misconfiguration; a check that passed is evidence.
     *
     * @param part what of the asset it is about, empty for the whole
     */
    ReportBuilder misconfiguration(AssetKey asset, String part) {
        String rule = text("/AVDID", "/ID", "/checkID");
        if (rule.isEmpty()) {
            throw record.broken("/ID", "the misconfiguration names no check");
        }
        String check = check(text("/ID").isEmpty() ? rule : text("/ID"));
        ReportBuilder report = described(FindingReport.on(asset, SOURCE, record.at()))
                .type(types.of(SOURCE, check))
                .discriminator(part)
                .title(titleOr(check))
                .description(text("/Message", "/messages/0", "/Description", "/description"))
                .remediation(text("/Resolution", "/remediation"))
                .location(lineOf(node.path("CauseMetadata")));
        String status = text("/Status").toUpperCase(Locale.ROOT);
        if (status.equals("EXCEPTION")) {
            return report.suppressed("excepted by the scan's own policy", null);
        }
        boolean passed = status.equals("PASS") || node.path("success").asBoolean(false);
        return report.verdict(passed ? Verdict.EVIDENCE : Verdict.OPEN);
    }

    /**
     * Returns the report of a secret; what the scanner shows of it is not read.
     *
     * @param file the file it is in
     * @param whole whether the asset is that file and no more
     */
    ReportBuilder secret(AssetKey asset, String file, boolean whole) {
        String rule = text("/RuleID", "/ruleID");
        if (rule.isEmpty()) {
            throw record.broken("/RuleID", "the secret names no rule");
        }
        int line = node.path("StartLine").asInt(0);
        String place = SecretFindings.discriminator(line, rule);
        return described(FindingReport.on(asset, SOURCE, record.at()))
                .type(SecretFindings.TYPE)
                .discriminator(whole ? place : (file + " " + place).strip())
                .title(titleOr(rule))
                .description("")
                .weakness(SecretFindings.WEAKNESS)
                .location(CodeScanners.location(file, line));
    }

    /** Returns the resource in the file that a misconfiguration is about, empty when it is about the whole file. */
    String resource() {
        return text("/CauseMetadata/Resource");
    }

    String text(String... pointers) {
        return FirstText.of(node, pointers);
    }

    private String titleOr(String rule) {
        String title = text("/Title", "/title");
        return title.isEmpty() ? rule : title;
    }

    private ReportBuilder described(ReportBuilder report) {
        return report.description(text("/Description", "/description"))
                .severity(CodeScanners.severity(text("/Severity", "/severity")))
                .lastSeen(at)
                .reference(text("/PrimaryURL", "/primaryLink"));
    }

    private List<String> ids(String id) {
        List<String> ids = new ArrayList<>(List.of(id));
        node.path("VendorIDs").forEach(other -> {
            if (other.asText("").startsWith("GHSA-")) {
                ids.add(other.asText(""));
            }
        });
        return ids;
    }

    private static String purl(String ecosystem, String name, String version) {
        String known = PackageNames.of(ecosystem, name, version);
        return known.startsWith("pkg:") ? known : PackageNames.ofSystem(ecosystem, name, version);
    }

    /** Returns a check's id in one form: {@code AVD-KSV-0014}, {@code KSV-0014} and {@code KSV014} are one. */
    private static String check(String id) {
        Matcher check = KUBERNETES_CHECK.matcher(id);
        return check.matches()
                ? "KSV%03d".formatted(Integer.parseInt(check.group(1)))
                : AVD.matcher(id).replaceFirst("");
    }

    private static String lineOf(JsonNode cause) {
        int line = cause.path("StartLine").asInt(0);
        return line > 0 ? "line " + line : "";
    }
}
