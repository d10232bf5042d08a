package dev.governor.finding.source;

import com.fasterxml.jackson.databind.JsonNode;
import dev.governor.finding.FindingReader;
import dev.governor.finding.FindingReport;
import dev.governor.finding.FindingTypes;
import dev.governor.finding.PackageFindings;
import dev.governor.finding.ReportBuilder;
import dev.governor.finding.Verdict;
import dev.governor.kernel.ProblemException.Place;
import dev.governor.signal.Format;
import dev.governor.signal.SignalRecord;
import dev.governor.signal.Sketch;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Reads Checkov's JSON, of one framework or a list of several. Failed checks are open, skipped ones suppressed with their
 * comment, passed and unknown ones evidence; each counts as a record.
 *
 * <p>The file is the asset, the check the type, the resource's address in the code tells two apart. Without an account
 * Checkov writes no severity; it is unknown then. A vulnerable package is one whichever scanner reports it.
 *
 * @see <a href="https://www.checkov.io/2.Basics/Reviewing%20Scan%20Results.html">Reviewing scan results</a>
 */
@ApplicationScoped
public class CheckovReader implements FindingReader {

    private static final String SOURCE = "checkov";
    private static final String COUNTERS_ONLY = "the report holds counters and no list of checks";

    private final FindingTypes types;

    public CheckovReader(FindingTypes types) {
        this.types = types;
    }

    @Override
    public Format format() {
        return Format.allOrNothing(
                SOURCE,
                "Checkov: infrastructure as code",
                List.of(
                        "/results/failed_checks/*",
                        "/results/passed_checks/*",
                        "/results/skipped_checks/*",
                        "/*/results/failed_checks/*",
                        "/*/results/passed_checks/*",
                        "/*/results/skipped_checks/*"));
    }

    @Override
    public boolean recognises(Sketch sketch) {
        return sketch.anyItem(
                run -> run.path("check_type").isTextual() && run.has("results") || run.has("checkov_version"));
    }

    @Override
    public List<Place> check(JsonNode root) {
        List<Place> places = new ArrayList<>();
        if (root.isObject()) {
            checkRun(root, "", places);
        }
        for (int i = 0; root.isArray() && i < root.size(); i++) {
            checkRun(root.path(i), "/" + i, places);
        }
        return places;
    }

    private static void checkRun(JsonNode run, String at, List<Place> places) {
        if (!run.path("results").path("failed_checks").isArray()) {
            places.add(new Place(at + "/results/failed_checks", COUNTERS_ONLY));
        }
    }

    @Override
    public List<FindingReport> read(SignalRecord record) {
        String check = record.text("/check_id");
        if (check.isEmpty()) {
            throw record.broken("/check_id", "the check has no id");
        }
        String path = CodeScanners.first(record.node(), "/repo_file_path", "/file_path");
        int line = record.node().path("file_line_range").path(0).asInt(0);
        ReportBuilder report = FindingReport.on(CodeScanners.file(record, SOURCE, path), SOURCE, record.at())
                .ofType("source_file")
                .type(types.of(SOURCE, check))
                .discriminator(CodeScanners.first(record.node(), "/resource_address", "/resource"))
                .title(CodeScanners.first(record.node(), "/check_name", "/short_description", "/check_id"))
                .description(CodeScanners.first(record.node(), "/description", "/short_description"))
                .severity(CodeScanners.severity(record.text("/severity")))
                .location(CodeScanners.location(path, line))
                .remediation(record.text("/fixed_definition"))
                .reference(record.text("/guideline"));
        if (!record.text("/vulnerability_details/id").isEmpty()) {
            packaged(report, record, path);
        }
        return List.of(stated(report, record).build());
    }

    private static void packaged(ReportBuilder report, SignalRecord record, String path) {
        String id = record.text("/vulnerability_details/id");
        String purl = PackageNames.listedIn(
                path,
                record.text("/vulnerability_details/package_name"),
                record.text("/vulnerability_details/package_version"));
        report.type(PackageFindings.TYPE)
                .discriminator(PackageFindings.discriminator(List.of(id), purl, path))
                .vulnerabilities(List.of(id))
                .packageUrl(purl)
                .fixedIn(record.text("/vulnerability_details/lowest_fixed_version"))
                .title(id)
                .description(record.text("/vulnerability_details/description"))
                .reference(record.text("/vulnerability_details/link"));
    }

    private static ReportBuilder stated(ReportBuilder report, SignalRecord record) {
        return switch (record.text("/check_result/result").toUpperCase(Locale.ROOT)) {
            case "FAILED" -> report;
            case "SKIPPED" -> report.suppressed(record.text("/check_result/suppress_comment"), null);
            case "" -> record.at().contains("/failed_checks/") ? report : report.verdict(Verdict.EVIDENCE);
            default -> report.verdict(Verdict.EVIDENCE);
        };
    }
}
