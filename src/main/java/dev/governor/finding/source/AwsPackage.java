package dev.governor.finding.source;

import com.github.packageurl.MalformedPackageURLException;
import com.github.packageurl.PackageURL;
import com.google.re2j.Pattern;
import dev.governor.finding.PackageFindings;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A package as Inspector describes it, in its own API, in ASFF and in OCSF.
 *
 * @param manager who installed it, for example {@code OS} or {@code NODEPKG}
 * @param platform the operating system, for example {@code DEBIAN_11}, empty when unknown
 * @param name its name
 * @param version its version without epoch
 * @param release its release, empty when it has none
 * @param path where it lies, empty when unknown
 */
record AwsPackage(String manager, String platform, String name, String version, String release, String path) {

    private static final Pattern NO_EPOCH = Pattern.compile("^0:");

    /** What a purl says first, by the beginning of the platform's name. */
    private static final Map<String, List<String>> PLATFORMS = Map.ofEntries(
            Map.entry("DEBIAN", List.of("deb", "debian")),
            Map.entry("UBUNTU", List.of("deb", "ubuntu")),
            Map.entry("ALPINE", List.of("apk", "alpine")),
            Map.entry("AMAZON", List.of("rpm", "amazon")),
            Map.entry("CENTOS", List.of("rpm", "centos")),
            Map.entry("RHEL", List.of("rpm", "redhat")),
            Map.entry("RED_HAT", List.of("rpm", "redhat")),
            Map.entry("ORACLE", List.of("rpm", "oracle")),
            Map.entry("ROCKY", List.of("rpm", "rocky")),
            Map.entry("ALMA", List.of("rpm", "alma")),
            Map.entry("FEDORA", List.of("rpm", "fedora")),
            Map.entry("SUSE", List.of("rpm", "suse")));

    private static final Map<String, String> MANAGERS = Map.ofEntries(
            Map.entry("PIP", "pypi"),
            Map.entry("PYTHON", "pypi"),
            Map.entry("PYTHONPKG", "pypi"),
            Map.entry("POETRY", "pypi"),
            Map.entry("NPM", "npm"),
            Map.entry("NODEPKG", "npm"),
            Map.entry("YARN", "npm"),
            Map.entry("JAR", "maven"),
            Map.entry("POM", "maven"),
            Map.entry("GOBINARY", "golang"),
            Map.entry("GOMOD", "golang"),
            Map.entry("BUNDLER", "gem"),
            Map.entry("GEMSPEC", "gem"),
            Map.entry("COMPOSER", "composer"),
            Map.entry("CARGO", "cargo"),
            Map.entry("NUGET", "nuget"),
            Map.entry("DOTNET_CORE", "nuget"));

    /** Returns the purl with its version, or empty when the ecosystem is unknown. */
    String purl() {
        String kind = MANAGERS.get(manager.toUpperCase(Locale.ROOT));
        if (kind != null) {
            return kind.equals("maven") ? purl(kind, before(':'), after(':')) : purl(kind, before('/'), after('/'));
        }
        String system = platform.toUpperCase(Locale.ROOT);
        return PLATFORMS.entrySet().stream()
                .filter(entry -> system.startsWith(entry.getKey()))
                .findFirst()
                .map(entry -> purl(entry.getValue().get(0), entry.getValue().get(1), name))
                .orElse("");
    }

    /** Returns what makes a vulnerability of this package one finding, see {@link PackageFindings}. */
    String discriminator(Collection<String> ids) {
        String known = purl();
        return PackageFindings.discriminator(ids, known.isEmpty() ? name + "@" + fullVersion() : known, path);
    }

    /** Returns {@code version} without an epoch of zero, empty when there is none to speak of. */
    static String fixed(String version) {
        String text = NO_EPOCH.matcher(version.strip()).replaceFirst("");
        return text.equalsIgnoreCase("NotAvailable") ? "" : text;
    }

    private String fullVersion() {
        return release.isBlank() ? version : version + "-" + release;
    }

    private String before(char separator) {
        int at = name.lastIndexOf(separator);
        return at < 0 ? "" : name.substring(0, at);
    }

    private String after(char separator) {
        return name.substring(name.lastIndexOf(separator) + 1);
    }

    private String purl(String kind, String namespace, String simple) {
        try {
            return new PackageURL(kind, namespace.isEmpty() ? null : namespace, simple, fullVersion(), null, null)
                    .canonicalize();
        } catch (MalformedPackageURLException e) {
            return "";
        }
    }
}
