package dev.governor.bundle.knowledge;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import dev.governor.kernel.Complaints;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * How one part of a bundle's knowledge is read, by the package that knows what it means.
 *
 * <p>A reader is a pure function of its files: the same bytes are read once and the value is shared, so it is immutable. It
 * reports each mistake and returns something nevertheless; a value with mistakes is thrown away.
 *
 * @param <T> what it reads
 */
public final class KnowledgeReader<T> {

    private final String path;
    private final Class<T> type;
    private final BiFunction<SortedMap<String, JsonNode>, Function<String, Complaints>, T> reading;

    private KnowledgeReader(
            String path,
            Class<T> type,
            BiFunction<SortedMap<String, JsonNode>, Function<String, Complaints>, T> reading) {
        this.path = requireNonNull(path, "path");
        this.type = requireNonNull(type, "type");
        this.reading = requireNonNull(reading, "reading");
    }

    /**
     * Returns the reader of one file.
     *
     * @param file its path inside {@code knowledge/}, for example {@code paths.yaml}
     * @param reading takes the tree and where complaints go
     */
    public static <T> KnowledgeReader<T> ofFile(
            String file, Class<T> type, BiFunction<JsonNode, Complaints, T> reading) {
        return new KnowledgeReader<>(Knowledge.DIRECTORY + file, type, (trees, complaints) -> {
            Map.Entry<String, JsonNode> only = trees.entrySet().iterator().next();
            return reading.apply(only.getValue(), complaints.apply(only.getKey()));
        });
    }

    /**
     * Returns the reader of every file below a directory, which are one thing together.
     *
     * @param directory its path inside {@code knowledge/}, for example {@code programs/}
     * @param reading takes the trees by file, and where complaints about each file go
     */
    public static <T> KnowledgeReader<T> ofDirectory(
            String directory,
            Class<T> type,
            BiFunction<SortedMap<String, JsonNode>, Function<String, Complaints>, T> reading) {
        if (!directory.endsWith("/")) {
            throw new IllegalArgumentException("`" + directory + "` is no directory: it ends with no `/`");
        }
        return new KnowledgeReader<>(Knowledge.DIRECTORY + directory, type, reading);
    }

    /** Returns the file or, with {@code /} at its end, the directory inside the bundle. */
    public String path() {
        return path;
    }

    /** Returns what it reads, and what that is asked for by. */
    public Class<T> type() {
        return type;
    }

    /** Tells whether {@code file} of the bundle is for this reader. */
    public boolean reads(String file) {
        return path.endsWith("/") ? file.startsWith(path) : file.equals(path);
    }

    /** Returns what stands in {@code trees}, by file, which are not empty. */
    public T read(SortedMap<String, JsonNode> trees, Function<String, Complaints> complaints) {
        return reading.apply(trees, complaints);
    }
}
