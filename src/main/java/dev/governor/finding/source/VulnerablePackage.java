package dev.governor.finding.source;

import com.github.packageurl.PackageURL;
import dev.governor.finding.AssetKey;
import dev.governor.finding.FindingReport;
import dev.governor.finding.FixedVersions;
import dev.governor.finding.PackageFindings;
import dev.governor.finding.ReportBuilder;
import dev.governor.finding.VulnerabilityIds;
import dev.governor.kernel.Exploitability;
import java.util.Collection;
import java.util.List;

/**
 * A package that a vulnerability touches, as any scanner of packages reports it.
 *
 * @param ids all ids of the vulnerability, in any order
 * @param purl the package; {@code name@version} when the ecosystem is not known
 * @param installed its version, empty when unknown
 * @param path where it lies in the asset, empty when unknown
 */
record VulnerablePackage(Collection<String> ids, String purl, String installed, String path) {

    /** Returns a report with the identity that all scanners share, see {@link PackageFindings}. */
    ReportBuilder on(AssetKey asset, String source, String at) {
        return FindingReport.on(asset, source, at)
                .type(PackageFindings.TYPE)
                .discriminator(PackageFindings.discriminator(ids, purl, path))
                .vulnerabilities(ids)
                .packageUrl(purl)
                .location(path);
    }

    /** Returns what to call the finding when the source has no title: the vulnerability and the package. */
    String title(String own) {
        if (!own.isBlank()) {
            return own;
        }
        List<String> canonical = VulnerabilityIds.canonical(ids);
        String what = PackageFindings.parsed(purl).map(PackageURL::getName).orElse(purl);
        String id = canonical.isEmpty() ? String.join(", ", ids) : canonical.get(0);
        return what.isBlank() ? id : id + " in " + what;
    }

    /** Adds the versions that fix it, the smallest upgrade first. */
    ReportBuilder fixedIn(ReportBuilder report, Collection<String> fixes) {
        FixedVersions.ordered(installed, fixes).forEach(report::fixedIn);
        return report;
    }

    /**
     * Returns what an exploit prediction (EPSS, a probability from 0 to 1) says: from 0.5 an exploit counts as available, from
     * 0.1 as proof of concept, below that it says nothing.
     */
    static Exploitability predicted(double probability) {
        if (probability >= 0.5 && probability <= 1) {
            return Exploitability.AVAILABLE;
        }
        return probability >= 0.1 && probability < 0.5 ? Exploitability.PROOF_OF_CONCEPT : Exploitability.UNKNOWN;
    }
}
