package dev.governor.finding;

import com.github.packageurl.MalformedPackageURLException;
import com.github.packageurl.PackageURL;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What makes a vulnerable package one finding, whichever scanner reports it: the vulnerability by its canonical id, the package
 * by its purl without qualifiers, and for packages that are files of an application also the path.
 *
 * @see <a href="https://github.com/package-url/purl-spec">Package URL</a>
 */
public final class PackageFindings {

    /** The finding type of all of them. */
    public static final String TYPE = "vulnerable_package";

    /** Package kinds that a system's package manager installs once: where their database lies says nothing. */
    private static final Set<String> OF_THE_SYSTEM = Set.of("deb", "rpm", "apk", "alpm");

    private PackageFindings() {}

    /**
     * Returns the discriminator.
     *
     * @param ids all ids of the vulnerability, in any order
     * @param purl the package with its version, as written; a name and a version joined by {@code @} when there is no purl
     * @param path where the package lies in the asset, empty when unknown
     */
    public static String discriminator(Collection<String> ids, String purl, String path) {
        List<String> canonical = VulnerabilityIds.canonical(ids);
        String id = canonical.isEmpty() ? String.join(",", ids) : canonical.get(0);
        Optional<PackageURL> parsed = parsed(purl);
        boolean ofTheSystem =
                parsed.map(PackageURL::getType).filter(OF_THE_SYSTEM::contains).isPresent();
        String place = ofTheSystem ? "" : path.strip().replaceFirst("^(\\./+|/+)", "");
        String what = parsed.map(PackageURL::getCoordinates).orElse(purl.strip());
        return (id + " " + what + " " + place).strip();
    }

    /** Returns {@code purl} read, or empty when it is none. */
    public static Optional<PackageURL> parsed(String purl) {
        try {
            return purl.isBlank() ? Optional.empty() : Optional.of(new PackageURL(purl.strip()));
        } catch (MalformedPackageURLException e) {
            return Optional.empty();
        }
    }
}
