package dev.governor.bundle;

import dev.governor.kernel.ProblemCode;
import dev.governor.kernel.ProblemException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.SortedMap;
import java.util.TreeMap;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;

/** The files of one commit. The limits hold before anything is read. */
public final class GitTree {

    private GitTree() {}

    /**
     * Returns every regular file of {@code commit} by path; of one directory when {@code under} names it.
     *
     * @throws ProblemException {@code invalid-bundle} when there are too many, they are too large, or one is a link
     */
    public static SortedMap<String, byte[]> files(Repository repository, ObjectId commit, String under) {
        SortedMap<String, byte[]> files = new TreeMap<>();
        String prefix = under.isEmpty() || under.endsWith("/") ? under : under + "/";
        long total = 0;
        try (RevWalk commits = new RevWalk(repository);
                TreeWalk walk = new TreeWalk(repository)) {
            walk.addTree(commits.parseCommit(commit).getTree());
            walk.setRecursive(true);
            while (walk.next()) {
                String path = walk.getPathString();
                if (isPart(walk, path, prefix)) {
                    ObjectLoader blob = repository.open(walk.getObjectId(0));
                    total += blob.getSize();
                    requireSmall(path, blob.getSize(), total, files.size() + 1);
                    files.put(path.substring(prefix.length()), blob.getCachedBytes(BundleLimits.MAX_FILE_BYTES));
                }
            }
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read a bundle from Git", e);
        }
    }

    private static boolean isPart(TreeWalk walk, String path, String prefix) {
        if (!path.startsWith(prefix) || path.startsWith(".") || path.contains("/.")) {
            return false;
        }
        if (walk.getFileMode(0) != FileMode.REGULAR_FILE && walk.getFileMode(0) != FileMode.EXECUTABLE_FILE) {
            throw ProblemException.at(
                    ProblemCode.INVALID_BUNDLE,
                    path + ":1:1",
                    "a link is not allowed: copy into the bundle what it needs");
        }
        return true;
    }

    private static void requireSmall(String path, long bytes, long total, int files) {
        if (bytes > BundleLimits.MAX_FILE_BYTES
                || total > BundleLimits.MAX_TOTAL_BYTES
                || files > BundleLimits.MAX_FILES) {
            throw ProblemException.at(
                    ProblemCode.INVALID_BUNDLE, path + ":1:1", "the bundle is larger than a bundle may be");
        }
    }
}
