package dev.governor.bundle;

import dev.governor.kernel.Digest;
import dev.governor.kernel.ProblemCode;
import dev.governor.kernel.ProblemException;
import io.quarkus.runtime.util.ClassPathUtils;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The files of a bundle, read once, so that what is validated is what is hashed and compiled.
 *
 * @param location where they came from, for people
 * @param files content by path inside the bundle, with {@code /} between names
 */
public record BundleSource(String location, SortedMap<String, byte[]> files) {

    private static final String MANIFEST = "bundle.yaml";

    public BundleSource {
        files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
    }

    /**
     * Reads every file under {@code directory}.
     *
     * @throws BundleRefusal when a file of it could be no part of any bundle
     */
    public static BundleSource ofDirectory(Path directory) {
        if (!Files.isRegularFile(directory.resolve(MANIFEST))) {
            throw new ProblemException(
                    ProblemCode.INVALID_BUNDLE, "`" + directory + "` holds no bundle: it has no `" + MANIFEST + "`");
        }
        return new BundleSource(directory.toString(), DirectoryFiles.read(directory));
    }

    /** Reads every file under {@code root} of the class path, for example {@code rules}, from a jar or a directory. */
    public static BundleSource ofClassPath(ClassLoader loader, String root) {
        URL manifest = loader.getResource(root + "/" + MANIFEST);
        if (manifest == null) {
            throw new ProblemException(
                    ProblemCode.INVALID_BUNDLE, "the class path holds no bundle at `" + root + "/" + MANIFEST + "`");
        }
        return new BundleSource(
                "classpath:" + root,
                ClassPathUtils.processAsPath(
                        manifest,
                        path -> DirectoryFiles.read(path.toAbsolutePath().resolveSibling(""))));
    }

    /** Returns SHA-256 over the sorted paths and the digests of their bytes. */
    public Digest digest() {
        Map<String, String> content = new TreeMap<>();
        files.forEach((path, bytes) -> content.put(path, Digest.of(bytes).text()));
        return Digest.ofCanonical(content);
    }
}
