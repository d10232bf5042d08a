package dev.governor.finding;

import dev.governor.kernel.Digest;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Turns the names that sources give to assets into canonical keys, so that one asset has one key whoever speaks of it.
 *
 * <p>Understood: a canonical key itself, {@code postgresql://cluster/database/schema/table}, Amazon resource names, and
 * repository URLs. Anything else is kept as it is under the system {@code resource}.
 */
public final class AssetNames {

    private static final Set<String> SYSTEMS = Set.of(
            "postgresql", "service", "network", "identity", "internet", "git", "arn", "resource", "person", "team");

    private static final List<String> POSTGRESQL_LEVELS =
            List.of("postgresql_cluster", "postgresql_database", "postgresql_schema", "postgresql_table");

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
        if (text.startsWith("arn:")) {
            return Optional.of(key(
                    "arn",
                    Arrays.stream(text.substring(4).split(":", -1))
                            .map(part -> part.isEmpty() ? "-" : part)
                            .toList()));
        }
        int colon = text.indexOf(':');
        if (colon > 0 && !text.startsWith("://", colon) && SYSTEMS.contains(text.substring(0, colon))) {
            try {
                return Optional.of(new AssetKey(text));
            } catch (IllegalArgumentException e) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** Returns the key of the repository at {@code url}, for example {@code git:github.com:example:shop}. */
    public static Optional<AssetKey> repository(String url) {
        try {
            URI uri = new URI(url.strip());
            String host = uri.getHost();
            String path = uri.getPath();
            if (host == null || path == null || path.length() < 2) {
                return Optional.empty();
            }
            String trimmed = path.replaceAll("(\\.git)?/*$", "").substring(1);
            return Optional.of(key("git", List.of((host.toLowerCase(Locale.ROOT) + "/" + trimmed).split("/+"))));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /** Returns the type that a key itself tells, for example {@code postgresql_table}, or {@code fallback}. */
    public static String typeOf(AssetKey key, String fallback) {
        int depth = key.path().size();
        if (key.system().equals("postgresql") && depth <= POSTGRESQL_LEVELS.size()) {
            return POSTGRESQL_LEVELS.get(depth - 1);
        }
        return switch (key.system()) {
            case "service", "network", "identity", "internet", "team" -> key.system();
            default -> fallback;
        };
    }

    /** Returns the last name in the key's path. */
    public static String nameOf(AssetKey key) {
        List<String> path = key.path();
        return path.get(path.size() - 1);
    }

    /** Returns the key, or one with the digest of a path that would be too long for a key. */
    static AssetKey key(String system, List<String> path) {
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
            List<String> path = Arrays.stream(text.split("/"))
                    .map(part -> URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8))
                    .toList();
            return path.isEmpty() || path.stream().anyMatch(String::isEmpty) ? Optional.empty() : Optional.of(path);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
