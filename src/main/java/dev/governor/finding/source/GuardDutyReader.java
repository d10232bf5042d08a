package dev.governor.finding.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.re2j.Pattern;
import dev.governor.finding.FindingReader;
import dev.governor.finding.FindingReport;
import dev.governor.finding.FindingTypes;
import dev.governor.finding.ReportBuilder;
import dev.governor.finding.Verdict;
import dev.governor.kernel.Exploitability;
import dev.governor.kernel.Severity;
import dev.governor.kernel.Trust;
import dev.governor.signal.Format;
import dev.governor.signal.SignalRecord;
import dev.governor.signal.Sketch;
import dev.governor.signal.SourceTimes;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/**
 * Reads findings of Amazon GuardDuty: events write field names in camel case, the API in Pascal case; both are one model.
 *
 * <p>Severity is a number: 9 and more critical, 7 high, 4 medium, 1 low. A threat means that somebody is at it, so
 * exploitability is active, but for findings about policies. Archived findings are set aside; samples, which GuardDuty makes
 * on demand, are evidence.
 *
 * @see <a href="https://docs.aws.amazon.com/guardduty/latest/APIReference/API_Finding.html">GuardDuty finding</a>
 */
@ApplicationScoped
public class GuardDutyReader implements FindingReader {

    private static final Pattern SPACE = Pattern.compile("\\s");
    private static final Pattern TYPE = Pattern.compile("(?s)[A-Za-z]+:[A-Za-z0-9]+/.+");

    private final FindingTypes types;

    public GuardDutyReader(FindingTypes types) {
        this.types = types;
    }

    @Override
    public Format format() {
        return Format.oneByOne(
                "aws-guardduty", "Amazon GuardDuty findings", List.of("/Findings/*", "/findings/*", "/*", ""));
    }

    @Override
    public boolean recognises(Sketch sketch) {
        return sketch.any(format().records(), GuardDutyReader::isFinding);
    }

    @Override
    public List<FindingReport> read(SignalRecord record) {
        JsonNode finding = camel(record.node());
        String type = FirstText.of(finding, "/type");
        String arn = FirstText.of(finding, "/arn");
        String account = FirstText.of(finding, "/accountId");
        if (type.isEmpty()) {
            throw record.broken("/type", "the finding has no type");
        }
        if (account.isEmpty() && AwsOrigin.accountIn(arn).isEmpty()) {
            throw record.broken("/accountId", "the finding names no account");
        }
        AwsOrigin origin = new AwsOrigin(
                record, account.isEmpty() ? AwsOrigin.accountIn(arn) : account, FirstText.of(finding, "/region"));
        return GuardDutyResource.of(finding.path("resource"), origin).stream()
                .map(resource -> report(finding, type, resource, origin))
                .toList();
    }

    private FindingReport report(JsonNode finding, String type, GuardDutyResource resource, AwsOrigin origin) {
        JsonNode service = finding.path("service");
        String id = FirstText.of(finding, "/id", "/arn");
        ReportBuilder report = origin.on(resource.asset(), AwsProducts.GUARD_DUTY, "")
                .ofType(resource.type())
                .type(types.of(AwsProducts.GUARD_DUTY, type))
                .discriminator(AwsOrigin.findingId(id))
                .title(FirstText.of(finding, "/title", "/type"))
                .description(FirstText.of(finding, "/description"))
                .severity(severity(finding.path("severity")))
                .exploitability(
                        type.startsWith("Policy:") ? Exploitability.UNKNOWN : Exploitability.ACTIVE, Trust.CURATED)
                .alias(FirstText.of(finding, "/arn", "/id"))
                .firstSeen(SourceTimes.parse(FirstText.of(service, "/eventFirstSeen")))
                .lastSeen(
                        SourceTimes.parse(FirstText.of(finding, "/updatedAt", "/service/eventLastSeen", "/createdAt")))
                .reference("https://docs.aws.amazon.com/guardduty/latest/ug/guardduty_finding-types-active.html");
        if (isSample(finding)) {
            return report.verdict(Verdict.EVIDENCE).build();
        }
        if (service.path("archived").asBoolean(false)) {
            return report.suppressed("archived in guardduty", null).build();
        }
        return report.build();
    }

    private static boolean isSample(JsonNode finding) {
        JsonNode info = finding.path("service").path("additionalInfo");
        return info.path("sample").asBoolean(false)
                || SPACE.matcher(info.path("value").asText("")).replaceAll("").contains("\"sample\":true")
                || FirstText.of(finding, "/title").startsWith("[SAMPLE]");
    }

    private static Severity severity(JsonNode score) {
        double points = score.asDouble(0);
        if (points >= 9) {
            return Severity.CRITICAL;
        }
        if (points >= 7) {
            return Severity.HIGH;
        }
        if (points >= 4) {
            return Severity.MEDIUM;
        }
        return points >= 1 ? Severity.LOW : Severity.UNKNOWN;
    }

    private static boolean isFinding(JsonNode node) {
        return TYPE.matcher(FirstText.of(node, "/type", "/Type")).matches()
                && (node.path("service").isObject() || node.path("Service").isObject())
                && (node.path("resource").isObject() || node.path("Resource").isObject());
    }

    /** Returns the same with every field name's first letter in lower case. */
    private static JsonNode camel(JsonNode node) {
        if (node.isArray()) {
            var copy = JsonNodeFactory.instance.arrayNode();
            node.forEach(each -> copy.add(camel(each)));
            return copy;
        }
        if (!node.isObject()) {
            return node;
        }
        ObjectNode copy = JsonNodeFactory.instance.objectNode();
        node.fields().forEachRemaining(field -> {
            String name = field.getKey();
            copy.set(
                    name.isEmpty() ? name : Character.toLowerCase(name.charAt(0)) + name.substring(1),
                    camel(field.getValue()));
        });
        return copy;
    }
}
