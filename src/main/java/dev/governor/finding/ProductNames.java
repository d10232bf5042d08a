package dev.governor.finding;

import com.github.packageurl.PackageURL;
import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the products of VEX documents and bills of materials are called here.
 *
 * <p>A purl of an image ({@code pkg:oci/…}, {@code pkg:docker/…}) is that image, by its digest where it has one; of a repository
 * ({@code pkg:github/…}, {@code pkg:bitbucket/…}, {@code pkg:gitlab/…}) that repository; any other purl is a package, without
 * qualifiers. A name that is understood anywhere else is that; the rest is a product of its own.
 *
 * @see <a href="https://github.com/package-url/purl-spec/blob/master/PURL-TYPES.rst">Package URL types</a>
 */
public final class ProductNames {

    private static final Pattern SCHEME = Pattern.compile("^[a-z]+://");

    private static final Map<String, String> HOSTS =
            Map.of("github", "github.com", "bitbucket", "bitbucket.org", "gitlab", "gitlab.com");

    private static final Pattern DIGEST = Pattern.compile("(?i)sha256:[0-9a-f]{64}");

    private ProductNames() {}

    /** Returns the key of the product that is written as {@code text}, which is not blank. */
    public static AssetKey key(String text) {
        String written = text.strip();
        return PackageFindings.parsed(written)
                .map(ProductNames::key)
                .or(() -> AssetNames.known(written))
                .orElseGet(() -> AssetNames.key("resource", List.of(written)));
    }

    /** Returns the key of what a purl names. */
    public static AssetKey key(PackageURL purl) {
        return switch (purl.getType()) {
            case "oci", "docker" -> image(purl);
            case "github", "bitbucket", "gitlab" ->
                AssetNames.repository(
                        HOSTS.getOrDefault(purl.getType(), purl.getType()),
                        String.valueOf(purl.getNamespace()) + "/" + purl.getName());
            default -> AssetNames.key("package", List.of(PackageFindings.coordinates(purl)));
        };
    }

    /**
     * Returns the key of what a bill of materials describes: the image or repository that its purl names, else the
     * application, for example {@code application:com.example%2Fshop:2.3}.
     *
     * @param purl its purl, empty when it has none
     * @param name its name, with its group before a slash if it has one
     * @param version its version, empty when it has none
     */
    public static AssetKey application(String purl, String name, String version) {
        return PackageFindings.parsed(purl)
                .map(ProductNames::key)
                .filter(key -> !key.system().equals("package"))
                .orElseGet(() -> AssetNames.key(
                        "application", version.isBlank() ? List.of(name) : List.of(name, version.strip())));
    }

    /** Returns the key of a package; by name and version when it has no purl. */
    public static AssetKey packaged(String purl, String name, String version) {
        return PackageFindings.parsed(purl)
                .map(ProductNames::key)
                .orElseGet(() -> AssetNames.key("package", List.of(version.isBlank() ? name : name + "@" + version)));
    }

    private static AssetKey image(PackageURL purl) {
        Map<String, String> qualifiers =
                Optional.ofNullable(purl.getQualifiers()).orElse(Map.of());
        String named = purl.getNamespace() == null ? purl.getName() : purl.getNamespace() + "/" + purl.getName();
        String stated = SCHEME.matcher(
                        qualifiers.getOrDefault("repository_url", "").strip())
                .replaceFirst("");
        String repository;
        if (stated.isEmpty()) {
            repository = named;
        } else {
            repository = stated.endsWith("/" + named) || purl.getType().equals("oci") && stated.contains("/")
                    ? stated
                    : stated + "/" + named;
        }
        String version = purl.getVersion() == null ? "" : purl.getVersion().strip();
        Matcher digest = DIGEST.matcher(version);
        if (digest.matches()) {
            return AssetNames.image(repository + "@" + version);
        }
        String tag = version.isEmpty() ? qualifiers.getOrDefault("tag", "") : version;
        return AssetNames.image(tag.isEmpty() ? repository : repository + ":" + tag);
    }
}
