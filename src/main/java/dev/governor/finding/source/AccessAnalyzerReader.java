package dev.governor.finding.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.re2j.Pattern;
import dev.governor.finding.AssetKey;
import dev.governor.finding.CloudNames;
import dev.governor.finding.FindingReader;
import dev.governor.finding.FindingReport;
import dev.governor.finding.FindingTypes;
import dev.governor.finding.ReportBuilder;
import dev.governor.finding.Verdict;
import dev.governor.signal.Format;
import dev.governor.signal.SignalRecord;
import dev.governor.signal.Sketch;
import dev.governor.signal.SourceTimes;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads findings of IAM Access Analyzer, from its events and its API.
 *
 * <p>Public access has the type {@code public_<resource type>}, the same as the posture control on that type, so that both are
 * one finding; access from another account has {@code external_access_<resource type>} and is told apart by who has it. The
 * format has no severity. An error means that the resource was not analysed, and a deleted finding that its analyzer forgot
 * it: both are evidence, unless the status says resolved. An archived finding is set aside.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-eventbridge.html">Access Analyzer events</a>
 */
@ApplicationScoped
public class AccessAnalyzerReader implements FindingReader {

    private static final Pattern AWS = Pattern.compile("^aws_");

    @Override
    public Format format() {
        return Format.oneByOne(
                "aws-access-analyzer", "AWS IAM Access Analyzer findings", List.of("/findings/*", "/*", ""));
    }

    @Override
    public boolean recognises(Sketch sketch) {
        return sketch.any(format().records(), AccessAnalyzerReader::isFinding);
    }

    @Override
    public List<FindingReport> read(SignalRecord record) {
        if (record.text("/resource").isEmpty()) {
            throw record.broken("/resource", "the finding names no resource");
        }
        String kind = record.text("/resourceType");
        AwsOrigin origin = new AwsOrigin(record, accountOf(record), record.text("/region"));
        AssetKey asset = CloudNames.aws(record.text("/resource"), kind, origin.account(), origin.region());
        boolean isPublic = isPublic(record.node());
        ReportBuilder report = origin.on(asset, AwsProducts.ACCESS_ANALYZER, "")
                .ofType(kind.isEmpty() ? "asset" : kind)
                .type(typeOf(record, isPublic))
                .discriminator(isPublic ? "" : principals(record))
                .title((isPublic ? "Anyone has access to this " : "Another account has access to this ")
                        + (kind.isEmpty() ? "resource" : kind))
                .alias(record.text("/id"))
                .firstSeen(SourceTimes.parse(record.node().path("createdAt")))
                .lastSeen(lastSeen(record));
        return List.of(judged(record, report).build());
    }

    private static ReportBuilder judged(SignalRecord record, ReportBuilder report) {
        String status = record.text("/status").toUpperCase(Locale.ROOT);
        if (!record.text("/error").isEmpty()) {
            return report.verdict(Verdict.EVIDENCE);
        }
        if (status.equals("RESOLVED")) {
            return report.resolved("resolved in access analyzer");
        }
        if (record.node().path("isDeleted").asBoolean(false)) {
            return report.verdict(Verdict.EVIDENCE);
        }
        return status.equals("ARCHIVED") ? report.suppressed("archived in access analyzer", null) : report;
    }

    private static String typeOf(SignalRecord record, boolean isPublic) {
        String what = record.text("/findingType");
        if (!what.isEmpty() && !what.equalsIgnoreCase("ExternalAccess")) {
            return AwsProducts.ACCESS_ANALYZER + ":" + FindingTypes.word(what);
        }
        String kind = AWS.matcher(CloudNames.type(record.text("/resourceType"))).replaceFirst("");
        return (isPublic ? "public_" : "external_access_") + kind;
    }

    private static String principals(SignalRecord record) {
        TreeSet<String> who = new TreeSet<>();
        JsonNode stated = record.node().path("principal");
        stated.fields()
                .forEachRemaining(
                        entry -> who.add(entry.getKey() + "=" + entry.getValue().asText("")));
        return who.isEmpty() ? record.text("/id") : String.join(" ", who);
    }

    private static String accountOf(SignalRecord record) {
        return Stream.of(
                        record.text("/resourceOwnerAccount"),
                        record.text("/accountId"),
                        AwsOrigin.accountIn(record.text("/resource")))
                .filter(account -> !account.isEmpty())
                .findFirst()
                .orElse("");
    }

    private static @Nullable Instant lastSeen(SignalRecord record) {
        return Stream.of("updatedAt", "analyzedAt", "createdAt")
                .map(field -> SourceTimes.parse(record.node().path(field)))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static boolean isPublic(JsonNode finding) {
        return finding.path("isPublic").asBoolean(false)
                || finding.at("/findingDetails/0/externalAccessDetails/isPublic")
                        .asBoolean(false);
    }

    private static boolean isFinding(JsonNode node) {
        return node.path("resourceType").asText("").toUpperCase(Locale.ROOT).startsWith("AWS::")
                && node.has("status")
                && node.has("resource")
                && (node.has("isPublic") || node.has("findingType"));
    }
}
