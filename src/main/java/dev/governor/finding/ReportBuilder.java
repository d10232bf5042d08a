package dev.governor.finding;

import com.google.re2j.Pattern;
import dev.governor.kernel.Attributed;
import dev.governor.kernel.Exploitability;
import dev.governor.kernel.Severity;
import dev.governor.kernel.Split;
import dev.governor.kernel.Trust;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes a {@link FindingReport}, open unless said otherwise, everything else unknown unless said. */
public final class ReportBuilder {

    private static final Pattern FROM_NO_DIGIT = Pattern.compile("[^0-9].*$");

    private static final Pattern CWE = Pattern.compile("(?i)^cwe-?0*");

    private final AssetKey asset;
    private final String source;
    private final String at;
    private String assetName;
    private String assetType;
    private @Nullable AssetKey container;
    private Trust containerTrust = Trust.UNKNOWN;
    private String type = "";
    private String discriminator = "";
    private String title = "";
    private String description = "";
    private Severity severity = Severity.UNKNOWN;
    private Trust severityTrust = Trust.CURATED;
    private Exploitability exploitability = Exploitability.UNKNOWN;
    private Trust exploitabilityTrust = Trust.CURATED;
    private final Map<String, String> declared = new HashMap<>();
    private Verdict verdict = Verdict.OPEN;
    private String reason = "";
    private @Nullable Instant until;
    private String alias = "";
    private @Nullable Instant firstSeen;
    private @Nullable Instant lastSeen;
    private Collection<String> vulnerabilities = List.of();
    private final Set<String> weaknesses = new LinkedHashSet<>();
    private String packageUrl = "";
    private final Set<String> fixedIn = new LinkedHashSet<>();
    private String location = "";
    private String remediation = "";
    private String reference = "";

    ReportBuilder(AssetKey asset, String source, String at) {
        this.asset = asset;
        this.source = source;
        this.at = at;
        this.assetName = AssetNames.nameOf(asset);
        this.assetType = AssetNames.typeOf(asset, "asset");
    }

    /** What the source calls the asset; the last part of its key unless said. */
    public ReportBuilder named(String name) {
        if (!name.isBlank()) {
            this.assetName = name;
        }
        return this;
    }

    /** The asset's type; what its key tells unless said. */
    public ReportBuilder ofType(String written) {
        this.assetType = AssetNames.typeOf(asset, written);
        return this;
    }

    /** What the asset is in, and how far that is to be believed. */
    public ReportBuilder within(AssetKey holder, Trust trust) {
        this.container = holder;
        this.containerTrust = trust;
        return this;
    }

    /** The canonical type of the weakness, from {@link FindingTypes}. */
    public ReportBuilder type(String canonical) {
        this.type = canonical;
        return this;
    }

    /**
     * What tells two findings of this type on this asset apart. Never a title, a description or a severity: a reworded
     * advisory is the same problem.
     */
    public ReportBuilder discriminator(String text) {
        this.discriminator = text;
        return this;
    }

    /** The title, as received. */
    public ReportBuilder title(String text) {
        this.title = text;
        return this;
    }

    /** The description, as received. */
    public ReportBuilder description(String text) {
        this.description = text;
        return this;
    }

    /** The source's severity; {@link Severity#UNKNOWN} when it gives none. */
    public ReportBuilder severity(Severity level) {
        this.severity = level;
        return this;
    }

    /** How far the severity is to be believed; curated unless said. */
    public ReportBuilder severityTrust(Trust trust) {
        this.severityTrust = trust;
        return this;
    }

    /** How far attackers are, and how far that is to be believed. */
    public ReportBuilder exploitability(Exploitability level, Trust trust) {
        this.exploitability = level;
        this.exploitabilityTrust = trust;
        return this;
    }

    /** What a tag declares about the asset, if its name is one that means something; see {@link AssetTags}. */
    public ReportBuilder tag(String name, String value) {
        AssetTags.attributeFor(name, value).ifPresent(attribute -> declared.putIfAbsent(attribute, value.strip()));
        return this;
    }

    /** What the source says about the weakness. */
    public ReportBuilder verdict(Verdict said) {
        this.verdict = said;
        return this;
    }

    /** The weakness is set aside: why, and until when, null for no end. */
    public ReportBuilder suppressed(String why, @Nullable Instant end) {
        this.verdict = Verdict.SUPPRESSED;
        this.reason = why;
        this.until = end;
        return this;
    }

    /** The weakness is gone, and why if the source says. */
    public ReportBuilder resolved(String why) {
        this.verdict = Verdict.RESOLVED;
        this.reason = why;
        return this;
    }

    /** The source's own id for the finding. */
    public ReportBuilder alias(String id) {
        this.alias = id;
        return this;
    }

    /** When the source first saw it. */
    public ReportBuilder firstSeen(@Nullable Instant moment) {
        this.firstSeen = moment;
        return this;
    }

    /** The moment the report speaks of. */
    public ReportBuilder lastSeen(@Nullable Instant moment) {
        this.lastSeen = moment;
        return this;
    }

    /** All ids of the vulnerability, in any order and letter case. */
    public ReportBuilder vulnerabilities(Collection<String> ids) {
        this.vulnerabilities = ids;
        return this;
    }

    /** A weakness class: {@code CWE-79}, {@code 79}, or a text that starts with one; others are ignored. */
    public ReportBuilder weakness(String cwe) {
        String digits =
                FROM_NO_DIGIT.matcher(CWE.matcher(cwe.strip()).replaceFirst("")).replaceFirst("");
        if (!digits.isEmpty() && digits.length() <= 5) {
            weaknesses.add("CWE-" + digits);
        }
        return this;
    }

    /** The package, as a purl. */
    public ReportBuilder packageUrl(String purl) {
        this.packageUrl = purl;
        return this;
    }

    /** A version that fixes it, or a list of them with commas. */
    public ReportBuilder fixedIn(String versions) {
        for (String version : Split.at(',', versions)) {
            if (!version.isBlank()) {
                fixedIn.add(version.strip());
            }
        }
        return this;
    }

    /** Where on the asset: a file and line, a URL, a path. */
    public ReportBuilder location(String place) {
        this.location = place;
        return this;
    }

    /** What the source recommends. */
    public ReportBuilder remediation(String text) {
        this.remediation = text;
        return this;
    }

    /** Where to read about it. */
    public ReportBuilder reference(String url) {
        this.reference = url;
        return this;
    }

    /** Returns the report. */
    public FindingReport build() {
        return new FindingReport(
                at,
                asset,
                assetName,
                assetType,
                container,
                containerTrust,
                type,
                discriminator,
                title,
                description,
                severity == Severity.UNKNOWN
                        ? Attributed.unknown()
                        : Attributed.of(severity, source, severityTrust, lastSeen),
                exploitability == Exploitability.UNKNOWN
                        ? Attributed.unknown()
                        : Attributed.of(exploitability, source, exploitabilityTrust, lastSeen),
                declared,
                verdict,
                reason,
                until,
                source,
                alias,
                firstSeen,
                lastSeen,
                new FindingDetails(
                        VulnerabilityIds.canonical(vulnerabilities),
                        new ArrayList<>(weaknesses),
                        packageUrl,
                        new ArrayList<>(fixedIn),
                        location,
                        remediation,
                        reference));
    }
}
