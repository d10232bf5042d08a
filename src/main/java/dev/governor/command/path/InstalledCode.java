package dev.governor.command.path;

import dev.governor.kernel.Budget;
import java.util.List;
import java.util.Set;

/**
 * Code that runs by itself the next time something is built or installed, and that nobody reviews: what package managers put
 * beside a project, and the scripts of an installation.
 */
public final class InstalledCode {

    private static final Set<String> DIRECTORIES = Set.of(
            "node_modules",
            ".venv",
            "venv",
            "virtualenv",
            "site-packages",
            "dist-packages",
            ".tox",
            ".nox",
            "bower_components");
    private static final Set<String> CACHES = Set.of(
            ".cache",
            ".vite",
            ".vitest",
            ".bin-cache",
            "__pycache__",
            ".package-lock.json",
            ".yarn-integrity",
            ".modules.yaml");
    private static final String MANIFEST = "package.json";
    private static final List<String> SCRIPTS = List.of(
            "\"preinstall\"",
            "\"install\"",
            "\"postinstall\"",
            "\"prepare\"",
            "\"preprepare\"",
            "\"postprepare\"",
            "\"prepublish\"");

    private InstalledCode() {}

    /** Returns whether {@code path} is a file that a package manager put there, and the next build runs. */
    public static boolean holds(String path, Budget budget) {
        if (path.length() > PathKinds.LONGEST) {
            return false;
        }
        budget.characters(path.length());
        List<String> segments = PlainPath.of(PlainPath.readable(path)).segments();
        boolean installed = false;
        for (String segment : segments.subList(0, Math.max(0, segments.size() - 1))) {
            installed |= DIRECTORIES.contains(segment);
            if (CACHES.contains(segment)) {
                return false;
            }
        }
        return installed && !CACHES.contains(segments.get(segments.size() - 1));
    }

    /** Returns whether {@code content}, written to {@code path}, names a script that runs when packages are installed. */
    public static boolean scripts(String path, String content, Budget budget) {
        String plain = PathKinds.plain(path);
        if (!plain.equals(MANIFEST) && !plain.endsWith("/" + MANIFEST)) {
            return false;
        }
        budget.steps(content.length());
        return SCRIPTS.stream().anyMatch(content::contains);
    }
}
