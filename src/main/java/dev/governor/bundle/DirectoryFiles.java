package dev.governor.bundle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The files below one directory. The limits hold while reading, so that nothing large is ever in memory.
 *
 * <p>INVARIANT: no link is followed; one that leaves the directory could bring in any file of the machine. What is left
 * out, names that begin with a dot, is neither hashed nor used.
 */
final class DirectoryFiles extends SimpleFileVisitor<Path> {

    private final Path root;
    private final SortedMap<String, byte[]> files = new TreeMap<>();
    private final List<BundleProblem> problems = new ArrayList<>();
    private long total;

    private DirectoryFiles(Path root) {
        this.root = root;
    }

    /**
     * Returns the content of every file by path, with {@code /} between names.
     *
     * @throws BundleRefusal when one is a link, or there are more of them, deeper or larger ones than a bundle may hold
     */
    static SortedMap<String, byte[]> read(Path directory) {
        DirectoryFiles found = new DirectoryFiles(directory);
        try {
            Files.walkFileTree(directory, found);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the bundle at " + directory, e);
        }
        BundleRefusal.throwIfAny(found.problems);
        return found.files;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
        if (directory.equals(root)) {
            return FileVisitResult.CONTINUE;
        }
        if (hidden(directory)) {
            return FileVisitResult.SKIP_SUBTREE;
        }
        if (root.relativize(directory).getNameCount() >= BundleLimits.MAX_DEPTH) {
            refuse(directory, "the directory lies too deep", "at most " + BundleLimits.MAX_DEPTH + " names to a file");
            return FileVisitResult.SKIP_SUBTREE;
        }
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
        if (hidden(file)) {
            return FileVisitResult.CONTINUE;
        }
        if (!attributes.isRegularFile()) {
            refuse(
                    file,
                    attributes.isSymbolicLink() ? "a link is not allowed" : "this is no ordinary file",
                    "copy into the bundle what it needs: it is hashed, reviewed and promoted as a whole");
            return FileVisitResult.CONTINUE;
        }
        if (attributes.size() > BundleLimits.MAX_FILE_BYTES) {
            refuse(file, "the file has " + attributes.size() + " bytes", "at most " + BundleLimits.MAX_FILE_BYTES);
            return FileVisitResult.CONTINUE;
        }
        total += attributes.size();
        if (total > BundleLimits.MAX_TOTAL_BYTES) {
            manifest(
                    "the bundle has more than " + BundleLimits.MAX_TOTAL_BYTES + " bytes",
                    "split it, or leave out what decides nothing");
            return FileVisitResult.TERMINATE;
        }
        if (files.size() == BundleLimits.MAX_FILES) {
            manifest(
                    "the bundle has more than " + BundleLimits.MAX_FILES + " files",
                    "put rules of one concern into one file");
            return FileVisitResult.TERMINATE;
        }
        files.put(name(file), Files.readAllBytes(file));
        return FileVisitResult.CONTINUE;
    }

    private boolean hidden(Path path) {
        return path.getFileName().toString().startsWith(".");
    }

    private String name(Path path) {
        return root.relativize(path).toString().replace('\\', '/');
    }

    private void refuse(Path path, String message, String hint) {
        problems.add(BundleProblem.ofFile(name(path), message, hint));
    }

    private void manifest(String message, String hint) {
        problems.add(BundleProblem.ofFile(ManifestReader.FILE, message, hint));
    }
}
