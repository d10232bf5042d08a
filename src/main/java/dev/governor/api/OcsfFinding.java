package dev.governor.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.governor.finding.AssetNames;
import dev.governor.finding.Finding;
import dev.governor.finding.FindingDetails;
import dev.governor.finding.FindingRank;
import dev.governor.finding.FindingStatus;
import dev.governor.finding.PackageFindings;
import dev.governor.finding.source.OcsfExport;
import dev.governor.kernel.CanonicalJson;
import dev.governor.kernel.DataClassification;
import dev.governor.kernel.Exploitability;
import dev.governor.kernel.Severity;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A finding as an OCSF event, in the vocabulary of 1.8.0.
 *
 * <p>OCSF has no place for who stated a field, for our risk and for what tells two findings of one type apart: those are in
 * {@code unmapped}. Our own OCSF reader makes the same finding of the event again.
 *
 * @see <a href="https://schema.ocsf.io/1.8.0/">OCSF 1.8.0</a>
 */
final class OcsfFinding {

    private static final String VERSION = "1.8.0";
    private static final List<String> SEVERITIES =
            List.of("Unknown", "Informational", "Low", "Medium", "High", "Critical", "Fatal");
    private static final List<String> STATUSES = List.of("New", "In Progress", "Suppressed", "Resolved");
    private static final int UPDATE = 2;
    private static final int CLOSE = 3;
    private static final int OTHER = 99;

    private final Finding finding;
    private final @Nullable FindingRank rank;
    private final OcsfClass kind;
    private final ObjectNode event = CanonicalJson.mapper().createObjectNode();

    private OcsfFinding(Finding finding, @Nullable FindingRank rank) {
        this.finding = finding;
        this.rank = rank;
        this.kind = OcsfClass.of(finding);
    }

    /** Returns {@code finding}, its context attached, as an event with its rank, null when it is not ranked. */
    static ObjectNode of(Finding finding, @Nullable FindingRank rank) {
        OcsfFinding mapping = new OcsfFinding(finding, rank);
        mapping.classify();
        mapping.describe();
        mapping.place();
        if (mapping.kind == OcsfClass.VULNERABILITY) {
            mapping.vulnerability();
        }
        mapping.unmapped();
        return mapping.event;
    }

    private void classify() {
        boolean resolved = finding.status() == FindingStatus.RESOLVED;
        int activity = resolved ? CLOSE : UPDATE;
        int severity = finding.severity().orElse(Severity.UNKNOWN).ordinal();
        event.put("category_uid", 2)
                .put("category_name", "Findings")
                .put("class_uid", kind.uid())
                .put("class_name", kind.title())
                .put("activity_id", activity)
                .put("activity_name", resolved ? "Close" : "Update")
                .put("type_uid", kind.uid() * 100L + activity)
                .put("time", finding.lastSeen().toEpochMilli())
                .put("severity_id", severity)
                .put("severity", SEVERITIES.get(severity))
                .put("status_id", finding.status().ordinal() + 1)
                .put("status", STATUSES.get(finding.status().ordinal()));
        put(event, "status_detail", finding.statusReason());
        if (kind == OcsfClass.COMPLIANCE) {
            event.putObject("compliance")
                    .put("control", finding.type())
                    .put("status_id", resolved ? 1 : 3)
                    .put("status", resolved ? "Pass" : "Fail");
        }
        if (kind == OcsfClass.DETECTION) {
            event.put("is_alert", true);
        }
    }

    private void describe() {
        ObjectNode metadata = event.putObject("metadata").put("version", VERSION);
        metadata.put("event_code", finding.type())
                .putObject("product")
                .put("name", OcsfExport.PRODUCT)
                .put("vendor_name", OcsfExport.PRODUCT);
        ObjectNode info = event.putObject("finding_info")
                .put("uid", finding.id())
                .put("title", finding.title().isBlank() ? finding.type() : finding.title())
                .put("first_seen_time", finding.firstSeen().toEpochMilli())
                .put("last_seen_time", finding.lastSeen().toEpochMilli());
        put(info, "desc", finding.description());
        put(info, "src_url", finding.details().reference());
        info.putArray("types").add(finding.type());
        if (!finding.details().remediation().isEmpty()) {
            event.putObject("remediation").put("desc", finding.details().remediation());
        }
    }

    private void place() {
        ObjectNode resource = event.putArray("resources")
                .addObject()
                .put("uid", finding.asset().text())
                .put("name", AssetNames.nameOf(finding.asset()))
                .put("type", AssetNames.typeOf(finding.asset(), "asset"));
        String owner = finding.owner().value();
        if (owner != null) {
            resource.putObject("owner").put("name", owner);
        }
        DataClassification level = finding.dataClassification().value();
        if (level != null && level != DataClassification.UNKNOWN) {
            resource.putObject("data_classification")
                    .put("confidentiality_id", confidentiality(level))
                    .put("confidentiality", level.word());
        }
    }

    private void vulnerability() {
        FindingDetails details = finding.details();
        ObjectNode vulnerability = event.putArray("vulnerabilities").addObject();
        List<String> ids = details.vulnerabilities();
        if (ids.isEmpty()) {
            vulnerability.put("title", finding.title());
        } else {
            String id = ids.get(0);
            vulnerability.putObject(id.startsWith("CVE-") ? "cve" : "advisory").put("uid", id);
            ArrayNode related = vulnerability.putArray("related_vulnerabilities");
            ids.stream().skip(1).forEach(related::add);
        }
        Exploitability exploitability = finding.exploitability().orElse(Exploitability.UNKNOWN);
        vulnerability.put("is_exploit_available", exploitability.compareTo(Exploitability.AVAILABLE) >= 0);
        vulnerability.put("is_fix_available", !details.fixedIn().isEmpty());
        details.weaknesses().stream()
                .findFirst()
                .ifPresent(cwe -> vulnerability.putObject("cwe").put("uid", cwe));
        if (!details.packageUrl().isEmpty()) {
            affected(vulnerability.putArray("affected_packages").addObject(), details);
        }
    }

    private static void affected(ObjectNode affected, FindingDetails details) {
        affected.put("purl", details.packageUrl());
        PackageFindings.parsed(details.packageUrl())
                .ifPresentOrElse(
                        purl -> {
                            affected.put("name", purl.getName());
                            put(affected, "version", purl.getVersion());
                            put(affected, "package_manager", purl.getType());
                        },
                        () -> affected.put("name", details.packageUrl()));
        put(affected, "path", details.location());
        put(affected, "fixed_in_version", String.join(", ", details.fixedIn()));
    }

    private void unmapped() {
        ObjectNode unmapped = event.putObject("unmapped").put("discriminator", finding.discriminator());
        put(unmapped, "location", finding.details().location());
        ArrayNode weaknesses = unmapped.putArray("weaknesses");
        finding.details().weaknesses().forEach(weaknesses::add);
        ArrayNode flags = unmapped.putArray("flags");
        finding.flags().forEach(flags::add);
        Instant until = finding.suppressedUntil();
        if (until != null) {
            unmapped.put("suppressed_until", until.toString());
        }
        FindingRank ranked = rank;
        if (ranked != null) {
            unmapped.putObject("risk")
                    .put("score", ranked.score())
                    .put("band", ranked.band())
                    .put("revision", ranked.revision())
                    .put("policy", ranked.policy());
        }
        ObjectNode provenance = unmapped.putObject("provenance");
        provenance.set("severity", CanonicalJson.tree(finding.severity()));
        provenance.set("owner", CanonicalJson.tree(finding.owner()));
        provenance.set("environment", CanonicalJson.tree(finding.environment()));
        provenance.set("data_classification", CanonicalJson.tree(finding.dataClassification()));
        provenance.set("internet_exposed", CanonicalJson.tree(finding.internetExposed()));
        provenance.set("exploitability", CanonicalJson.tree(finding.exploitability()));
    }

    private static int confidentiality(DataClassification level) {
        return switch (level) {
            case UNKNOWN -> 0;
            case PUBLIC -> 1;
            case INTERNAL -> OTHER;
            case CONFIDENTIAL -> 2;
            case RESTRICTED -> 6;
        };
    }

    private static void put(ObjectNode node, String field, @Nullable String text) {
        if (text != null && !text.isEmpty()) {
            node.put(field, text);
        }
    }
}
