package dev.governor.finding.source;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.google.re2j.Pattern;
import dev.governor.finding.AssetKey;
import dev.governor.finding.CloudNames;
import dev.governor.finding.FindingReader;
import dev.governor.finding.FindingReport;
import dev.governor.finding.FindingTypes;
import dev.governor.finding.ReportBuilder;
import dev.governor.finding.Verdict;
import dev.governor.kernel.CanonicalJson;
import dev.governor.signal.Format;
import dev.governor.signal.SignalRecord;
import dev.governor.signal.Sketch;
import dev.governor.signal.SourceTimes;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Reads events of AWS CloudTrail: log files, EventBridge details and what {@code lookup-events} returns.
 *
 * <p>An event is a finding only when {@code cloudtrail-events.csv} beside this class lists it and it succeeded; all others, and
 * those that failed, are evidence. The same event on the same resource is one finding, however often it happens.
 *
 * @see <a href="https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html">
 *     CloudTrail record contents</a>
 */
@ApplicationScoped
public class CloudTrailReader implements FindingReader {

    private static final Pattern AMAZON = Pattern.compile("\\.amazonaws\\.com$");

    private static final String PRODUCT = "cloudtrail";

    /** What events call the resource they change, and its type; the first that is there counts. */
    private static final List<List<String>> RESOURCES = List.of(
            List.of("/requestParameters/bucketName", "AwsS3Bucket"),
            List.of("/requestParameters/trailName", "AwsCloudTrailTrail"),
            List.of("/requestParameters/groupId", "AwsEc2SecurityGroup"),
            List.of("/requestParameters/snapshotId", "AwsEc2Snapshot"),
            List.of("/requestParameters/imageId", "AwsEc2Image"),
            List.of("/requestParameters/keyId", "AwsKmsKey"),
            List.of("/requestParameters/roleName", "AwsIamRole"),
            List.of("/requestParameters/userName", "AwsIamUser"),
            List.of("/requestParameters/functionName", "AwsLambdaFunction"),
            List.of("/requestParameters/dBSnapshotIdentifier", "AwsRdsDbSnapshot"));

    @Override
    public Format format() {
        return Format.oneByOne(
                "aws-cloudtrail",
                "AWS CloudTrail events worth reporting",
                List.of("/Records/*", "/Events/*", "/*", ""));
    }

    @Override
    public boolean recognises(Sketch sketch) {
        return sketch.any(format().records(), CloudTrailReader::isEvent);
    }

    @Override
    public List<FindingReport> read(SignalRecord record) {
        JsonNode event = bare(record);
        String name = FirstText.of(event, "/eventName");
        Instant time = SourceTimes.parse(event.path("eventTime"));
        String account = FirstText.of(event, "/recipientAccountId", "/userIdentity/accountId");
        if (name.isEmpty()) {
            throw record.broken("/eventName", "the event has no name");
        }
        if (time == null) {
            throw record.broken("/eventTime", "the event has no time");
        }
        if (account.isEmpty()) {
            throw record.broken("/recipientAccountId", "the event names no account");
        }
        AwsOrigin origin = new AwsOrigin(record, account, FirstText.of(event, "/awsRegion"));
        Optional<CloudTrailRule> rule = CloudTrailRule.of(event);
        String what = AMAZON.matcher(FirstText.of(event, "/eventSource")).replaceFirst("") + " " + name;
        ReportBuilder report = on(event, origin)
                .type(PRODUCT + ":"
                        + FindingTypes.word(rule.map(CloudTrailRule::word).orElse(what)))
                .title(rule.map(CloudTrailRule::title).orElse(what))
                .description(what + " by "
                        + FirstText.of(event, "/userIdentity/arn", "/userIdentity/principalId", "/userIdentity/type"))
                .alias(FirstText.of(event, "/eventID"))
                .firstSeen(time)
                .lastSeen(time);
        rule.ifPresentOrElse(known -> report.severity(known.severity()), () -> report.verdict(Verdict.EVIDENCE));
        return List.of(report.build());
    }

    private static ReportBuilder on(JsonNode event, AwsOrigin origin) {
        for (List<String> kind : RESOURCES) {
            String id = FirstText.of(event, kind.get(0));
            if (!id.isEmpty()) {
                return on(id, kind.get(1), origin);
            }
        }
        String trail = FirstText.of(event, "/requestParameters/name");
        if (!trail.isEmpty() && FirstText.of(event, "/eventSource").startsWith("cloudtrail.")) {
            return on(trail, "AwsCloudTrailTrail", origin);
        }
        AssetKey account = CloudNames.awsAccount(origin.account());
        return origin.on(account, PRODUCT, "").ofType("AwsAccount");
    }

    private static ReportBuilder on(String id, String type, AwsOrigin origin) {
        return origin.on(CloudNames.aws(id, type, origin.account(), origin.region()), PRODUCT, "")
                .ofType(type);
    }

    /** Returns the event itself, which {@code lookup-events} writes as a text. */
    private static JsonNode bare(SignalRecord record) {
        JsonNode text = record.node().path("CloudTrailEvent");
        if (!text.isTextual()) {
            return record.node();
        }
        try {
            return CanonicalJson.mapper().readTree(text.textValue());
        } catch (JsonProcessingException e) {
            throw record.broken("/CloudTrailEvent", "the event's text is not JSON");
        }
    }

    private static boolean isEvent(JsonNode node) {
        boolean whole =
                node.has("eventSource") && node.has("eventName") && (node.has("eventTime") || node.has("eventVersion"));
        return whole || node.has("CloudTrailEvent") && node.has("EventName");
    }
}
