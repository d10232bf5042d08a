package dev.governor.finding;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.governor.kernel.Digest;
import dev.governor.kernel.Split;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Turns the names that sources give to assets into canonical keys, so that one asset has one key whoever speaks of it.
 *
 * <p>{@link #known} understands a canonical key itself, {@code postgresql://cluster/database/schema/table}, Amazon resource
 * names, Google full resource names, Azure resource ids and images by digest. The other methods are for readers that know
 * what kind of name they hold. The clouds' own rules are in {@link CloudNames}.
 */
public final class AssetNames {

    private static final Pattern LEADING_SLASHES = Pattern.compile("^/+");

    private static final Pattern REVISION = Pattern.compile("([^/:])@(?:refs/.*|[0-9a-f]{40})$");
    private static final Pattern AUTHORITY = Pattern.compile("(://[^/?#]{1,300})[/?#].*$");
    private static final Pattern GIT = Pattern.compile("^git\\+");
    private static final Pattern GIT_ENDING = Pattern.compile("(\\.git)?/*$");
    private static final Pattern SLASHES = Pattern.compile("/+");
    /** What stands for bytes that are no UTF-8. */
    private static final char NO_CHARACTER = '\uFFFD';

    private static final Pattern SCHEME = Pattern.compile("^[a-z-]+://");
    private static final Pattern HOST = Pattern.compile(".*[.:].*");

    private static final Set<String> SYSTEMS = Set.of(
            "postgresql",
            "service",
            "application",
            "network",
            "identity",
            "internet",
            "git",
            "arn",
            "aws",
            "aws-account",
            "azure",
            "gcp",
            "kubernetes",
            "image",
            "web",
            "host",
            "package",
            "vulnerability",
            "backstage",
            "pipeline",
            "deployment",
            "resource",
            "person",
            "team");

    private static final List<String> POSTGRESQL_LEVELS =
            List.of("postgresql_cluster", "postgresql_database", "postgresql_schema", "postgresql_table");

    /** Stands where a database does in the key of a PostgreSQL role, which no database holds. */
    public static final String POSTGRESQL_ROLES = "(roles)";

    private static final int ROLE_LEVEL = 3;

    private static final Pattern IMAGE_BY_DIGEST = Pattern.compile("[^\\s@]+@sha256:[0-9a-fA-F]{64}");

    private static final Pattern SCP_REPOSITORY = Pattern.compile("[\\w.-]+@([\\w.-]+):([^/].*)");

    private AssetNames() {}

    /** Returns the key for a name of any kind. */
    public static AssetKey of(String name) {
        return known(name).orElseGet(() -> key("resource", List.of(name.strip())));
    }

    /** Returns the key for a name of a kind that is understood, or empty. */
    public static Optional<AssetKey> known(String name) {
        String text = name.strip();
        if (text.startsWith("postgresql://") || text.startsWith("postgres://")) {
            return path(text.substring(text.indexOf("//") + 2)).map(path -> key("postgresql", path));
        }
        Optional<AssetKey> inCloud = CloudNames.known(text);
        if (inCloud.isPresent()) {
            return inCloud;
        }
        if (IMAGE_BY_DIGEST.matcher(text).matches()) {
            return Optional.of(image(text));
        }
        int colon = text.indexOf(':');
        if (colon > 0 && !text.startsWith("://", colon) && SYSTEMS.contains(text.substring(0, colon))) {
            try {
                return Optional.of(LetterCase.folded(new AssetKey(text)));
            } catch (IllegalArgumentException e) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    /**
     * Returns the key of the repository at {@code url}, for example {@code git:github.com:example:shop}; understands http
     * and ssh URLs, with {@code git+} before and {@code @ref} behind, and {@code git@host:path}.
     */
    public static Optional<AssetKey> repository(String url) {
        String text =
                REVISION.matcher(GIT.matcher(url.strip()).replaceFirst("")).replaceFirst("$1");
        Matcher scp = SCP_REPOSITORY.matcher(text);
        if (!text.contains("://") && scp.matches()) {
            return repository("ssh://" + scp.group(1) + "/" + scp.group(2));
        }
        try {
            URI uri = new URI(text);
            String host = uri.getHost();
            String path = uri.getPath();
            if (host == null || path == null || path.length() < 2) {
                return Optional.empty();
            }
            String trimmed = LEADING_SLASHES
                    .matcher(GIT_ENDING.matcher(path).replaceAll(""))
                    .replaceFirst("");
            return trimmed.isEmpty() ? Optional.empty() : Optional.of(repository(host, trimmed));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /** Returns the key of the repository {@code path}, for example {@code example/shop}, at {@code host}. */
    public static AssetKey repository(String host, String path) {
        String at = host.toLowerCase(Locale.ROOT);
        String named = LetterCase.CASELESS_HOSTS.contains(at) ? path.toLowerCase(Locale.ROOT) : path;
        return key("git", List.of(SLASHES.split(at + "/" + named)));
    }

    /** Returns the key of a file in {@code repository}; of the repository itself when the path is empty. */
    public static AssetKey file(AssetKey repository, String path) {
        String trimmed = FilePath.plain(path);
        if (trimmed.isEmpty()) {
            return repository;
        }
        List<String> parts = new ArrayList<>(repository.path());
        parts.add(trimmed);
        return key(repository.system(), parts);
    }

    /** Returns the key of a file in a repository that the source does not name: it belongs to the tool's own view. */
    public static AssetKey fileOf(String tool, String path) {
        return key("file", List.of(FindingTypes.word(tool), FilePath.plain(path)));
    }

    /**
     * Returns the key of a container image from its reference: by digest when it names one, else by tag, {@code latest} when
     * it names none. Images without a registry are Docker Hub's.
     */
    public static AssetKey image(String reference) {
        String text = SCHEME.matcher(reference.strip()).replaceFirst("");
        int at = text.indexOf('@');
        String digest = at < 0 ? "" : text.substring(at + 1).toLowerCase(Locale.ROOT);
        String rest = at < 0 ? text : text.substring(0, at);
        int colon = rest.indexOf(':', rest.lastIndexOf('/') + 1);
        String tag = colon < 0 ? "latest" : rest.substring(colon + 1);
        String name = colon < 0 ? rest : rest.substring(0, colon);
        List<String> path = new ArrayList<>(Arrays.asList(SLASHES.split(name.toLowerCase(Locale.ROOT))));
        boolean hasRegistry = path.size() > 1
                && (HOST.matcher(path.get(0)).matches() || path.get(0).equals("localhost"));
        if (!hasRegistry) {
            if (path.size() == 1) {
                path.add(0, "library");
            }
            path.add(0, "docker.io");
        }
        path.add(digest.isEmpty() ? "tag:" + tag : digest);
        return key("image", path);
    }

    /**
     * Returns the key of a Kubernetes object, for example {@code kubernetes:prod:shop:deployment:web}.
     *
     * @param cluster the cluster's name; {@code default} stands for the only one when the source names none
     * @param namespace the namespace, empty for an object of the whole cluster
     * @param kind the kind in any letter case, for example {@code Deployment}
     */
    public static AssetKey kubernetes(String cluster, String namespace, String kind, String name) {
        return key(
                "kubernetes",
                List.of(
                        cluster.isBlank() ? "default" : cluster.strip(),
                        namespace.strip(),
                        kind.strip().toLowerCase(Locale.ROOT),
                        name.strip()));
    }

    /** Returns the key of a Kubernetes cluster. */
    public static AssetKey kubernetesCluster(String cluster) {
        return key("kubernetes", List.of(cluster.isBlank() ? "default" : cluster.strip()));
    }

    /** Returns the key of a web site from a URL or a host, with its port, for example {@code web:shop.example.com:443}. */
    public static AssetKey web(String url) {
        String text = url.strip().contains("://") ? url.strip() : "https://" + url.strip();
        try {
            URI uri = new URI(AUTHORITY.matcher(text).replaceFirst("$1"));
            String host = uri.getHost() == null ? uri.getAuthority() : uri.getHost();
            int standard = "http".equalsIgnoreCase(uri.getScheme()) ? 80 : 443;
            int port = uri.getPort() < 0 ? standard : uri.getPort();
            return key("web", List.of(String.valueOf(host).toLowerCase(Locale.ROOT), Integer.toString(port)));
        } catch (URISyntaxException e) {
            return key("web", List.of(text));
        }
    }

    /** Returns the key of a machine from its host name or address. */
    public static AssetKey host(String name) {
        return key("host", List.of(name.strip().toLowerCase(Locale.ROOT)));
    }

    /** Returns the type that a key itself tells, for example {@code postgresql_table}, or {@code fallback} in one form. */
    public static String typeOf(AssetKey key, String fallback) {
        int depth = key.path().size();
        return switch (key.system()) {
            case "postgresql" ->
                depth <= POSTGRESQL_LEVELS.size() ? postgresqlType(key.path()) : CloudNames.type(fallback);
            case "service",
                    "application",
                    "network",
                    "identity",
                    "internet",
                    "team",
                    "vulnerability",
                    "package",
                    "host" -> key.system();
            case "aws-account" -> "cloud_account";
            case "image" -> "container_image";
            case "web" -> "website";
            case "azure" -> depth == 1 ? "cloud_account" : CloudNames.type(fallback);
            case "gcp" -> fallback.equals("asset") ? CloudNames.googleType(key) : CloudNames.type(fallback);
            case "git" -> depth <= 3 ? "repository" : "file";
            case "kubernetes" ->
                depth == 1 ? "kubernetes_cluster" : "kubernetes_" + key.path().get(2);
            default -> CloudNames.type(fallback);
        };
    }

    /**
     * A function is named with the types of its arguments, in parentheses, and a role lies in no database but in {@code
     * (roles)}; a table or a database that is called so is none to us.
     */
    private static String postgresqlType(List<String> path) {
        int depth = path.size();
        String name = path.get(depth - 1);
        if (depth == POSTGRESQL_LEVELS.size() && name.endsWith(")") && name.indexOf('(') > 0) {
            return "postgresql_function";
        }
        boolean role = depth == ROLE_LEVEL && path.get(1).equals(POSTGRESQL_ROLES);
        return role ? "postgresql_role" : POSTGRESQL_LEVELS.get(depth - 1);
    }

    /** Returns the last name in the key's path. */
    public static String nameOf(AssetKey key) {
        List<String> path = key.path();
        return path.get(path.size() - 1);
    }

    /** Returns the key, or one with the digest of a path that would be too long for a key. */
    public static AssetKey key(String system, List<String> path) {
        List<String> parts =
                path.stream().map(part -> part.isEmpty() ? "-" : part).toList();
        try {
            return AssetKey.of(system, parts);
        } catch (IllegalArgumentException e) {
            return AssetKey.of(
                    system, List.of(Digest.of(String.join("/", parts)).shortText()));
        }
    }

    private static Optional<List<String>> path(String text) {
        try {
            List<String> path = Split.at('/', text).stream()
                    .map(part -> URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8))
                    .toList();
            boolean broken = path.stream().anyMatch(part -> part.isEmpty() || part.indexOf(NO_CHARACTER) >= 0);
            return path.isEmpty() || broken ? Optional.empty() : Optional.of(path);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
