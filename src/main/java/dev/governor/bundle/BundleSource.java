package dev.governor.bundle;

import dev.governor.kernel.Digest;
import dev.governor.kernel.ProblemCode;
import dev.governor.kernel.ProblemException;
import io.quarkus.runtime.util.ClassPathUtils;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

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

    /** Reads every file under {@code directory}. */
    public static BundleSource ofDirectory(Path directory) {
        if (!Files.isRegularFile(directory.resolve(MANIFEST))) {
            throw new ProblemException(
                    ProblemCode.INVALID_BUNDLE, "`" + directory + "` holds no bundle: it has no `" + MANIFEST + "`");
        }
        return new BundleSource(directory.toString(), read(directory));
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
                        manifest, path -> read(path.toAbsolutePath().resolveSibling(""))));
    }

    /** Returns SHA-256 over the sorted paths and the digests of their bytes. */
    public Digest digest() {
        Map<String, String> content = new TreeMap<>();
        files.forEach((path, bytes) -> content.put(path, Digest.of(bytes).text()));
        return Digest.ofCanonical(content);
    }

    private static SortedMap<String, byte[]> read(Path directory) {
        try (Stream<Path> walk = Files.walk(directory, BundleLimits.MAX_DEPTH + 1)) {
            return walk.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .filter(file -> !hidden(directory.relativize(file)))
                    .limit(BundleLimits.MAX_FILES + 1)
                    .collect(Collectors.toMap(
                            file -> directory.relativize(file).toString().replace('\\', '/'),
                            BundleSource::bytes,
                            (one, other) -> one,
                            TreeMap::new));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the bundle at " + directory, e);
        }
    }

    private static boolean hidden(Path path) {
        return StreamSupport.stream(path.spliterator(), false)
                .anyMatch(name -> name.toString().startsWith("."));
    }

    private static byte[] bytes(Path file) {
        try {
            if (Files.size(file) > BundleLimits.MAX_FILE_BYTES) {
                throw ProblemException.at(
                        ProblemCode.INVALID_BUNDLE,
                        file.getFileName() + ":1:1",
                        "a file of a bundle is at most " + BundleLimits.MAX_FILE_BYTES + " bytes");
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }
}
