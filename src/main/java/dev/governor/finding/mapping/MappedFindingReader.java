package dev.governor.finding.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import dev.governor.finding.AssetKey;
import dev.governor.finding.FindingReader;
import dev.governor.finding.FindingReport;
import dev.governor.finding.FindingTypes;
import dev.governor.finding.PackageFindings;
import dev.governor.finding.ReportBuilder;
import dev.governor.finding.Verdict;
import dev.governor.kernel.Exploitability;
import dev.governor.kernel.Level;
import dev.governor.kernel.Severity;
import dev.governor.kernel.Trust;
import dev.governor.signal.Format;
import dev.governor.signal.SignalRecord;
import dev.governor.signal.Sketch;
import dev.governor.signal.SourceTimes;
import java.util.List;
import java.util.Set;

/**
 * Reads the findings of a format that a mapping file describes.
 *
 * <p>A record that maps a vulnerability and a package is a vulnerable package, the same finding as any other scanner's. Its
 * severity is curated, its tags are declared.
 */
public final class MappedFindingReader implements FindingReader {

    private final SignalMapping mapping;
    private final FindingMapping finding;
    private final FindingTypes types;

    MappedFindingReader(SignalMapping mapping, FindingMapping finding, FindingTypes types) {
        this.mapping = mapping;
        this.finding = finding;
        this.types = types;
    }

    @Override
    public Format format() {
        return mapping.format();
    }

    @Override
    public boolean recognises(Sketch sketch) {
        return mapping.recognises(sketch);
    }

    @Override
    public List<FindingReport> read(SignalRecord record) {
        JsonNode node = record.node();
        AssetKey asset = finding.asset()
                .in(node)
                .orElseThrow(() -> record.broken("", "the record does not name its asset where the mapping says"));
        Set<String> vulnerabilities = finding.text("vulnerabilities").allIn(node);
        String packageUrl = finding.text("package").in(node);
        String rule = finding.rule().in(node);
        boolean packaged = !vulnerabilities.isEmpty() && (!packageUrl.isEmpty() || rule.isEmpty());
        if (!packaged && rule.isEmpty()) {
            throw record.broken("", "the record does not name its rule where the mapping says");
        }
        String path = finding.text("package_path").in(node);
        ReportBuilder report = FindingReport.on(asset, mapping.source(), record.at())
                .named(finding.asset().nameIn(node))
                .ofType(finding.asset().typeIn(node))
                .type(packaged ? PackageFindings.TYPE : types.of(finding.tool(), rule))
                .discriminator(
                        packaged
                                ? PackageFindings.discriminator(vulnerabilities, packageUrl, path)
                                : text("discriminator", node))
                .title(text("title", node).isEmpty() ? rule : text("title", node))
                .description(text("description", node))
                .severity(level(Severity.class, finding.severity(), node, Severity.UNKNOWN))
                .exploitability(
                        level(Exploitability.class, finding.exploitability(), node, Exploitability.UNKNOWN),
                        Trust.CURATED)
                .alias(text("id", node))
                .firstSeen(SourceTimes.parse(text("first_seen", node)))
                .lastSeen(SourceTimes.parse(text("last_seen", node)))
                .vulnerabilities(vulnerabilities)
                .packageUrl(packageUrl)
                .location(text("location", node))
                .remediation(text("remediation", node))
                .reference(text("url", node));
        finding.text("weaknesses").allIn(node).forEach(report::weakness);
        finding.text("fixed_in").allIn(node).forEach(report::fixedIn);
        MappedTags.in(finding.text("tags").nodeIn(node)).forEach(report::tag);
        return List.of(stated(report, node).build());
    }

    private ReportBuilder stated(ReportBuilder report, JsonNode node) {
        return switch (level(Verdict.class, finding.status(), node, Verdict.OPEN)) {
            case OPEN -> report;
            case EVIDENCE -> report.verdict(Verdict.EVIDENCE);
            case RESOLVED -> report.resolved(text("reason", node));
            case SUPPRESSED -> report.suppressed(text("reason", node), SourceTimes.parse(text("until", node)));
        };
    }

    private String text(String name, JsonNode node) {
        return finding.text(name).in(node);
    }

    private static <E extends Enum<E> & Level> E level(Class<E> type, MappedLevel mapped, JsonNode node, E otherwise) {
        return Level.of(type, mapped.in(node)).orElse(otherwise);
    }
}
