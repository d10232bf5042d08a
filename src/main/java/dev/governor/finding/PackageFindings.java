package dev.governor.finding;

import com.github.packageurl.MalformedPackageURLException;
import com.github.packageurl.PackageURL;
import com.google.re2j.Pattern;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What makes a vulnerable package one finding, whichever scanner reports it: the vulnerability by its canonical id, the package
 * by its purl without qualifiers, and for packages that are files of an application also the path.
 *
 * @see <a href="https://github.com/package-url/purl-spec">Package URL</a>
 */
public final class PackageFindings {

    private static final Pattern V = Pattern.compile("^v(\\d)");
    private static final Pattern EPOCH = Pattern.compile("^\\d+:");
    private static final Pattern LEADING_PATH = Pattern.compile("^(\\./+|/+)+");

    /** The finding type of all of them. */
    public static final String TYPE = "vulnerable_package";

    /** Package kinds that a system's package manager installs once: where their database lies says nothing. */
    private static final Set<String> OF_THE_SYSTEM = Set.of("deb", "rpm", "apk", "alpm");

    private static final Set<String> VERSIONS_WITH_V = Set.of("golang", "composer", "swift", "github");

    private static final Set<String> CASELESS = Set.of(
            "deb", "rpm", "apk", "alpm", "npm", "pypi", "composer", "golang", "github", "bitbucket", "nuget", "hex");

    private static final Pattern INSIDE_ARCHIVE = Pattern.compile("^(.*?\\.(?:jar|war|ear))[/:!].*$");

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
        String what = parsed.map(PackageFindings::coordinates).orElse(purl.strip());
        return (id + " " + what + " " + (ofTheSystem ? "" : place(path))).strip();
    }

    /**
     * Returns a purl without qualifiers and subpath, in one letter case where its ecosystem knows none, without the epoch that
     * some tools write into the version of a system package and others into a qualifier, and without the {@code v} before a
     * version that some tools write and others drop.
     */
    public static String coordinates(PackageURL purl) {
        String type = purl.getType();
        String written = purl.getVersion();
        String version = written == null ? "" : written.strip();
        if (OF_THE_SYSTEM.contains(type)) {
            version = EPOCH.matcher(version).replaceFirst("");
        } else if (VERSIONS_WITH_V.contains(type)) {
            version = V.matcher(version).replaceFirst("$1");
        }
        boolean caseless = CASELESS.contains(type);
        String namespace = purl.getNamespace();
        try {
            return new PackageURL(
                            type,
                            namespace == null || !caseless ? namespace : namespace.toLowerCase(Locale.ROOT),
                            caseless ? purl.getName().toLowerCase(Locale.ROOT) : purl.getName(),
                            version.isEmpty() ? null : version,
                            null,
                            null)
                    .canonicalize();
        } catch (MalformedPackageURLException e) {
            return purl.getCoordinates();
        }
    }

    /** Returns a path in one form; of a file inside an archive, the outermost archive, which every tool names. */
    private static String place(String path) {
        String plain = LEADING_PATH.matcher(path.strip().replace('\\', '/')).replaceFirst("");
        return INSIDE_ARCHIVE.matcher(plain).replaceFirst("$1");
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
