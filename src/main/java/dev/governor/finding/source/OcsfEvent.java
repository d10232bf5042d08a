package dev.governor.finding.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.re2j.Pattern;
import dev.governor.finding.CloudNames;
import dev.governor.finding.FindingReport;
import dev.governor.finding.FindingTypes;
import dev.governor.finding.PackageFindings;
import dev.governor.finding.ReportBuilder;
import dev.governor.kernel.Exploitability;
import dev.governor.kernel.Level;
import dev.governor.kernel.ProblemException.Place;
import dev.governor.kernel.Severity;
import dev.governor.kernel.Trust;
import dev.governor.signal.SignalRecord;
import dev.governor.signal.SourceTimes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One OCSF finding event, on its way to reports. */
final class OcsfEvent {

    private static final Pattern GOOGLE_PROJECT = Pattern.compile("[a-z][a-z0-9-]{4,30}");
    private static final Pattern AZURE_SUBSCRIPTION = Pattern.compile("[0-9a-fA-F-]{36}");
    private static final Pattern LABEL = Pattern.compile("[:=]");

    private static final int VULNERABILITY = 2002;
    private static final int DATA_SECURITY = 2006;

    private final SignalRecord record;
    private final JsonNode event;
    private final FindingTypes types;
    private final JsonNode info;
    private final String product;
    private final List<OcsfAsset> assets;

    OcsfEvent(SignalRecord record, FindingTypes types) {
        this.record = record;
        this.event = record.node();
        this.types = types;
        this.info = event.path("finding_info").isObject() ? event.path("finding_info") : event.path("finding");
        this.product = FirstText.of(event, "/metadata/product/name");
        this.assets = OcsfAsset.of(event);
    }

    List<Place> problems() {
        List<Place> places = new ArrayList<>();
        if (!info.isObject()) {
            places.add(new Place(record.at() + "/finding_info", "the event has no finding_info"));
        }
        if (product.isBlank()) {
            places.add(new Place(record.at() + "/metadata/product/name", "the event does not name its product"));
        }
        if (lastSeen() == null) {
            places.add(new Place(record.at() + "/time", "the event has no time"));
        }
        if (assets.isEmpty()) {
            places.add(new Place(record.at() + "/resources", "the event names no resource"));
        }
        return places;
    }

    List<FindingReport> reports() {
        List<FindingReport> reports = new ArrayList<>();
        boolean listed =
                classUid() == VULNERABILITY && event.path("vulnerabilities").isArray();
        for (OcsfAsset asset : assets) {
            if (!listed || event.path("vulnerabilities").isEmpty()) {
                reports.add(finished(on(asset).type(type()).discriminator(discriminator())));
            } else {
                event.path("vulnerabilities")
                        .forEach(each -> new OcsfVulnerability(each, event)
                                .complete(() -> on(asset), built -> reports.add(finished(built))));
            }
        }
        return reports;
    }

    private FindingReport finished(ReportBuilder report) {
        return OcsfExport.of(event)
                .map(ours -> ours.complete(report))
                .orElse(report)
                .build();
    }

    private ReportBuilder on(OcsfAsset asset) {
        String account = OcsfAsset.accountOf(event);
        String provider = FirstText.of(event, "/cloud/provider");
        AwsOrigin origin = new AwsOrigin(record, provider.equalsIgnoreCase("aws") ? account : "", "");
        ReportBuilder report = origin.on(asset.asset(), source(), asset.pointer())
                .named(FirstText.of(asset.node(), "/name"))
                .ofType(asset.type().isEmpty() ? "asset" : asset.type())
                .title(title())
                .description(
                        FirstText.of(info, "/desc").isEmpty()
                                ? FirstText.of(event, "/status_detail")
                                : FirstText.of(info, "/desc"))
                .severity(severity())
                .exploitability(exploitability(), Trust.CURATED)
                .alias(FirstText.of(info, "/uid"))
                .firstSeen(timeIn(info, "first_seen_time", "created_time"))
                .lastSeen(lastSeen())
                .remediation(FirstText.of(event, "/remediation/desc", "/finding/remediation/desc"))
                .reference(FirstText.of(
                        event,
                        "/remediation/references/0",
                        "/finding/remediation/kb_articles/0",
                        "/finding_info/src_url"));
        if (provider.equalsIgnoreCase("gcp") && GOOGLE_PROJECT.matcher(account).matches()) {
            report.within(CloudNames.googleProject(account), Trust.CURATED);
        } else if (provider.equalsIgnoreCase("azure")
                && AZURE_SUBSCRIPTION.matcher(account).matches()) {
            report.within(CloudNames.azure("/subscriptions/" + account), Trust.CURATED);
        }
        declare(asset.node(), report);
        return OcsfVerdict.of(event, report);
    }

    /** Returns one voice for a product whose findings come in other formats too, else one of this format. */
    private String source() {
        return AwsProducts.isKnown(word()) ? word() : "ocsf:" + FindingTypes.word(product);
    }

    private String word() {
        return AwsProducts.word(FirstText.of(event, "/metadata/product/uid"), product);
    }

    private String title() {
        return Stream.of(FirstText.of(info, "/title"), FirstText.of(event, "/message"), type())
                .filter(text -> !text.isBlank())
                .findFirst()
                .orElse("");
    }

    private int classUid() {
        return event.path("class_uid").asInt();
    }

    private String type() {
        if (classUid() == VULNERABILITY) {
            return PackageFindings.TYPE;
        }
        if (word().equals(AwsProducts.SECURITY_HUB)) {
            Optional<String> control = Stream.of("/compliance/control", "/metadata/product/feature/uid")
                    .map(pointer -> SecurityHubControls.canonical(FirstText.of(event, pointer)))
                    .flatMap(Optional::stream)
                    .findFirst();
            if (control.isPresent()) {
                return types.of(AwsProducts.SECURITY_HUB, control.get());
            }
        }
        String kind = FirstText.of(info, "/types/0");
        boolean threat = word().equals(AwsProducts.GUARD_DUTY) || word().equals(AwsProducts.MACIE);
        String rule = Stream.of(
                        FirstText.of(event, "/metadata/event_code", "/compliance/control"),
                        threat ? kind.substring(kind.lastIndexOf('/') + 1) : kind,
                        FirstText.of(event, "/metadata/product/feature/uid", "/class_name"))
                .filter(text -> !text.isBlank())
                .findFirst()
                .orElse("class-" + classUid());
        return types.of(AwsProducts.isKnown(word()) ? word() : product, rule);
    }

    private String discriminator() {
        return OcsfVerdict.isCheck(event) || classUid() == DATA_SECURITY || classUid() == VULNERABILITY
                ? ""
                : AwsOrigin.findingId(FirstText.of(info, "/uid"));
    }

    /** Returns the event's severity; of one that has none, what its provider said first. */
    private Severity severity() {
        for (JsonNode where : List.of(event, event.path("vendor_attributes"))) {
            int id = where.path("severity_id").asInt();
            Severity stated = id >= 1 && id <= 6
                    ? Severity.values()[id]
                    : Level.of(Severity.class, where.path("severity").asText(""))
                            .orElse(Severity.UNKNOWN);
            if (stated != Severity.UNKNOWN) {
                return stated;
            }
        }
        return Severity.UNKNOWN;
    }

    private Exploitability exploitability() {
        boolean threat = word().equals(AwsProducts.GUARD_DUTY)
                && !type().toLowerCase(Locale.ROOT).contains(":policy-");
        return threat ? Exploitability.ACTIVE : Exploitability.UNKNOWN;
    }

    private static void declare(JsonNode resource, ReportBuilder report) {
        for (JsonNode tag : resource.path("tags")) {
            report.tag(
                    tag.path("name").asText(""),
                    tag.path("value").asText(tag.path("values").path(0).asText("")));
        }
        for (JsonNode label : resource.path("labels")) {
            String[] parts = LABEL.split(label.asText(""), 2);
            report.tag(parts[0], parts.length > 1 ? parts[1] : "");
        }
    }

    private @Nullable Instant lastSeen() {
        return Stream.of(timeIn(event, "time"), timeIn(info, "last_seen_time"), timeIn(info, "modified_time"))
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    private static @Nullable Instant timeIn(JsonNode node, String... fields) {
        for (String field : fields) {
            Instant time = SourceTimes.parse(node.path(field));
            if (time == null) {
                time = SourceTimes.parse(node.path(field + "_dt"));
            }
            if (time != null) {
                return time;
            }
        }
        return null;
    }
}
