package dev.governor.finding.source;

import com.github.packageurl.MalformedPackageURLException;
import com.github.packageurl.PackageURL;
import com.google.re2j.Pattern;
import java.util.Locale;

/**
 * Purls for packages that a report names by ecosystem, by the file that lists them or by an operating system.
 *
 * @see <a href="https://github.com/package-url/purl-spec/blob/master/PURL-TYPES.rst">Package URL types</a>
 */
final class PackageNames {

    private static final Pattern FROM_BLANK = Pattern.compile("[ :].*$");

    private PackageNames() {}

    /** Returns the purl of a package, {@code name@version} when the ecosystem is not known; the version may be empty. */
    static String of(String ecosystem, String name, String version) {
        String plain = version.isBlank() ? name.strip() : name.strip() + "@" + version.strip();
        String type = typeOf(ecosystem);
        if (type.isEmpty() || name.isBlank()) {
            return plain;
        }
        String path = type.equals("maven") ? name.strip().replace(':', '/') : name.strip();
        int slash = path.lastIndexOf('/');
        try {
            return new PackageURL(
                            type,
                            slash > 0 ? path.substring(0, slash) : null,
                            path.substring(slash + 1),
                            version.isBlank() ? null : version.strip(),
                            null,
                            null)
                    .canonicalize();
        } catch (MalformedPackageURLException e) {
            return plain;
        }
    }

    /** Returns the purl of a package that the manifest or lock file at {@code path} lists. */
    static String listedIn(String path, String name, String version) {
        return of(ecosystemOf(path), name, version);
    }

    /**
     * Returns the purl of a package of an operating system.
     *
     * @param system its name and version, for example {@code debian 10.9}
     */
    static String ofSystem(String system, String name, String version) {
        String distribution =
                FROM_BLANK.matcher(system.strip().toLowerCase(Locale.ROOT)).replaceFirst("");
        String type = switch (distribution) {
            case "debian", "ubuntu" -> "deb";
            case "alpine" -> "apk";
            case "centos", "redhat", "rhel", "fedora", "amazon", "rocky", "alma", "oracle", "suse", "sles" -> "rpm";
            default -> "";
        };
        boolean ofTheSystem = !type.isEmpty() && !name.contains("/") && !name.contains(":");
        return ofTheSystem ? of(type, distribution + "/" + name.strip(), version) : of("", name, version);
    }

    private static String typeOf(String ecosystem) {
        String word = ecosystem.strip().toLowerCase(Locale.ROOT);
        return switch (word) {
            case "npm", "yarn", "javascript", "pnpm", "bun", "node-pkg" -> "npm";
            case "pip", "pypi", "python", "pipenv", "poetry", "uv", "python-pkg", "conda-pkg" -> "pypi";
            case "maven", "java", "jar", "pom", "gradle", "sbt", "sbt-lockfile" -> "maven";
            case "rubygems", "gem", "ruby", "bundler", "gemspec" -> "gem";
            case "go", "golang", "gomod", "gobinary", "gomodules", "golangdep", "govendor" -> "golang";
            case "rust", "cargo", "crates.io", "rustbinary" -> "cargo";
            case "dotnet-core", "packages-props" -> "nuget";
            case "composer-vendor" -> "composer";
            case "actions" -> "githubactions";
            case "erlang", "hex" -> "hex";
            case "nuget", "composer", "pub", "swift", "deb", "rpm", "apk", "conan" -> word;
            default -> "";
        };
    }

    private static String ecosystemOf(String path) {
        String file = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        return switch (file) {
            case "go.sum", "go.mod", "go.list" -> "go";
            case "package.json", "package-lock.json", "yarn.lock", "pnpm-lock.yaml", "npm-shrinkwrap.json" -> "npm";
            case "requirements.txt", "pipfile", "pipfile.lock", "poetry.lock", "uv.lock", "setup.py" -> "pip";
            case "pom.xml", "gradle.lockfile", "build.gradle", "maven.graph.json", "build.sbt" -> "maven";
            case "gemfile.lock", "gems.locked" -> "gem";
            case "composer.lock", "composer.json" -> "composer";
            case "packages.lock.json", "packages.config" -> "nuget";
            case "cargo.lock", "cargo.toml" -> "cargo";
            case "conan.lock", "conanfile.txt" -> "conan";
            default -> file.endsWith(".csproj") ? "nuget" : "";
        };
    }
}
