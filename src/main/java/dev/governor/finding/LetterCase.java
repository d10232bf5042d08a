package dev.governor.finding;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Which parts of a key have no letter case, said by the kind of system that names the asset.
 *
 * <p>A kind that is not named here tells names apart by their case, as PostgreSQL does.
 */
public final class LetterCase {

    /** Hosts that answer to a repository's name in any letter case. */
    static final Set<String> CASELESS_HOSTS = Set.of("github.com", "gitlab.com", "bitbucket.org");

    private static final String TAG = "tag:";

    private LetterCase() {}

    /** Returns the key that the readers of names make of the same asset. */
    public static AssetKey folded(AssetKey key) {
        List<String> path = new ArrayList<>(key.path());
        switch (key.system()) {
            case "host", "azure" -> lower(path, 0, path.size());
            case "web" -> lower(path, 0, 1);
            case "image" -> lower(path, 0, path.get(path.size() - 1).startsWith(TAG) ? path.size() - 1 : path.size());
            case "git" -> {
                lower(path, 0, 1);
                lower(path, 1, CASELESS_HOSTS.contains(path.get(0)) ? 3 : 1);
            }
            case "kubernetes" -> lower(path, 2, 3);
            case "vulnerability" -> path.replaceAll(VulnerabilityIds::canonical);
            default -> {
                return key;
            }
        }
        return AssetKey.of(key.system(), path);
    }

    private static void lower(List<String> path, int from, int to) {
        for (int i = from; i < Math.min(to, path.size()); i++) {
            path.set(i, path.get(i).toLowerCase(Locale.ROOT));
        }
    }
}
