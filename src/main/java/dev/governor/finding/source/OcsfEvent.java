package dev.governor.finding.source;

import com.fasterxml.jackson.databind.JsonNode;
import dev.governor.finding.AssetKey;
import dev.governor.finding.AssetNames;
import dev.governor.finding.FindingReport;
import dev.governor.finding.FindingTypes;
import dev.governor.finding.ReportBuilder;
import dev.governor.finding.Verdict;
import dev.governor.kernel.Exploitability;
import dev.governor.kernel.Level;
import dev.governor.kernel.ProblemException.Place;
import dev.governor.kernel.Severity;
import dev.governor.kernel.Trust;
import dev.governor.signal.Hygiene;
import dev.governor.signal.SourceTimes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One OCSF finding event, on its way to reports. */
final class OcsfEvent {

    private final JsonNode event;
    private final String at;
    private final FindingTypes types;
    private final JsonNode info;
    private final String product;

    OcsfEvent(JsonNode event, String at, FindingTypes types) {
        this.event = event;
        this.at = at;
        this.types = types;
        this.info = event.has("finding_info") ? event.path("finding_info") : event.path("finding");
        this.product = event.path("metadata").path("product").path("name").asText();
    }

    List<Place> problems() {
        List<Place> places = new ArrayList<>();
        if (!info.isObject()) {
            places.add(new Place(at + "/finding_info", "the event has no finding_info"));
        }
        if (product.isBlank()) {
            places.add(new Place(at + "/metadata/product/name", "the event does not name its product"));
        }
        if (lastSeen() == null) {
            places.add(new Place(at + "/time", "the event has no time"));
        }
        if (resources().isEmpty()) {
            places.add(new Place(at + "/resources", "the event names no resource"));
        }
        return places;
    }

    List<JsonNode> resources() {
        List<JsonNode> resources = new ArrayList<>();
        event.path("resources").forEach(resources::add);
        if (event.path("resource").isObject()) {
            resources.add(event.path("resource"));
        }
        return resources.stream()
                .filter(resource -> !nameOf(resource).isBlank())
                .toList();
    }

    FindingReport report(int index) {
        JsonNode resource = resources().get(index);
        AssetKey asset = AssetNames.of(nameOf(resource));
        Instant lastSeen = lastSeen();
        ReportBuilder report = FindingReport.on(
                        asset,
                        "ocsf:" + FindingTypes.word(product),
                        at + (event.has("resources") ? "/resources/" + index : "/resource"))
                .named(resource.path("name").asText())
                .ofType(resource.path("type").asText("asset"))
                .type(type())
                .discriminator(discriminator())
                .title(info.path("title").asText(event.path("message").asText()))
                .description(
                        info.path("desc").asText(event.path("status_detail").asText()))
                .severity(severity())
                .exploitability(exploitability(), Trust.CURATED)
                .verdict(verdict())
                .alias(info.path("uid").asText())
                .firstSeen(timeIn(info, "first_seen_time", "created_time"))
                .lastSeen(lastSeen);
        declare(resource, report);
        return report.build();
    }

    private int classUid() {
        return event.path("class_uid").asInt();
    }

    private String type() {
        if (classUid() == 2002) {
            return "vulnerable_package";
        }
        String code = Stream.of(
                        event.path("metadata").path("event_code").asText(),
                        event.path("compliance").path("control").asText(),
                        info.path("types").path(0).asText(),
                        event.path("metadata")
                                .path("product")
                                .path("feature")
                                .path("uid")
                                .asText(),
                        event.path("class_name").asText())
                .filter(text -> !text.isBlank())
                .findFirst()
                .orElse("class-" + classUid());
        return types.of(product, code);
    }

    private String discriminator() {
        TreeSet<String> parts = new TreeSet<>();
        for (JsonNode vulnerability : event.path("vulnerabilities")) {
            parts.add(vulnerability.path("cve").path("uid").asText());
            for (JsonNode item : vulnerability.path("affected_packages")) {
                parts.add(item.path("purl").asText(item.path("name").asText()));
            }
        }
        parts.remove("");
        boolean posture = classUid() == 2003
                || event.has("status_code")
                || event.path("compliance").isObject();
        return parts.isEmpty() && !posture && classUid() != 2006
                ? info.path("uid").asText()
                : Hygiene.line(String.join(" ", parts), 500);
    }

    private static String nameOf(JsonNode resource) {
        String uid = resource.path("uid").asText();
        return uid.isBlank() ? resource.path("name").asText() : uid;
    }

    /** Returns what the event says; the text of a status beats its number, because old files disagree. */
    private Verdict verdict() {
        String status =
                event.path("status").asText(event.path("state").asText()).toLowerCase(Locale.ROOT);
        int id = event.path("status_id").asInt(event.path("state_id").asInt());
        if (status.equals("resolved")
                || status.isEmpty() && id == 4
                || event.path("activity_id").asInt() == 3) {
            return Verdict.RESOLVED;
        }
        String check = event.path("status_code")
                .asText(event.path("compliance").path("status").asText())
                .toUpperCase(Locale.ROOT);
        if (!check.isEmpty()
                        && !check.startsWith("FAIL")
                        && Stream.of("PASS", "MANUAL", "WARN", "NOT_", "MUTED").anyMatch(check::startsWith)
                || event.has("is_alert") && !event.path("is_alert").asBoolean(true)) {
            return Verdict.EVIDENCE;
        }
        boolean setAside = List.of("suppressed", "archived", "deleted").contains(status);
        return setAside || status.isEmpty() && (id == 3 || id == 5 || id == 6) ? Verdict.SUPPRESSED : Verdict.OPEN;
    }

    private Severity severity() {
        int id = event.path("severity_id").asInt();
        return id >= 1 && id <= 6
                ? Severity.values()[id]
                : Level.of(Severity.class, event.path("severity").asText()).orElse(Severity.UNKNOWN);
    }

    private Exploitability exploitability() {
        for (JsonNode vulnerability : event.path("vulnerabilities")) {
            if (vulnerability.path("is_exploit_available").asBoolean()) {
                return Exploitability.AVAILABLE;
            }
        }
        return Exploitability.UNKNOWN;
    }

    private static void declare(JsonNode resource, ReportBuilder report) {
        for (JsonNode tag : resource.path("tags")) {
            report.tag(
                    tag.path("name").asText(),
                    tag.path("value").asText(tag.path("values").path(0).asText()));
        }
        for (JsonNode label : resource.path("labels")) {
            String[] parts = label.asText().split("[:=]", 2);
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
