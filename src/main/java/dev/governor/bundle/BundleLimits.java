package dev.governor.bundle;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * How large a bundle may be, in one place: whoever writes one may be careless or hostile, and reading it must stay cheap.
 *
 * <p>The limits are far above what people write and far below what hurts.
 */
public final class BundleLimits {

    /** The most files. */
    public static final int MAX_FILES = 1_000;

    /** The largest file, in bytes. */
    public static final int MAX_FILE_BYTES = 2_000_000;

    /** All files together, in bytes. */
    public static final int MAX_TOTAL_BYTES = 16_000_000;

    /** The deepest file, in names: {@code policy/payments/refunds.drl} has three. */
    public static final int MAX_DEPTH = 4;

    /** The longest path of a file, in characters. */
    public static final int MAX_PATH = 200;

    /** The most rows of a decision table. */
    public static final int MAX_ROWS = 10_000;

    /** The most columns of a decision table. */
    public static final int MAX_COLUMNS = 100;

    /** The longest line of a rule file, in characters. */
    static final int MAX_LINE = 10_000;

    /** The deepest nesting of brackets in rules. */
    static final int MAX_NESTING = 20;

    /** The deepest nesting of YAML, in levels. */
    static final int MAX_YAML_DEPTH = 20;

    private BundleLimits() {}

    /** Adds a problem for each limit that {@code files} break as a whole. */
    static void check(SortedMap<String, byte[]> files, List<BundleProblem> problems) {
        if (files.size() > MAX_FILES) {
            problems.add(BundleProblem.ofFile(
                    ManifestReader.FILE, "the bundle has " + files.size() + " files", "at most " + MAX_FILES));
        }
        long bytes = files.values().stream().mapToLong(file -> file.length).sum();
        if (bytes > MAX_TOTAL_BYTES) {
            problems.add(BundleProblem.ofFile(
                    ManifestReader.FILE, "the bundle has " + bytes + " bytes", "at most " + MAX_TOTAL_BYTES));
        }
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            checkPath(file.getKey(), problems);
            if (file.getValue().length > MAX_FILE_BYTES) {
                problems.add(BundleProblem.ofFile(
                        file.getKey(),
                        "the file has " + file.getValue().length + " bytes",
                        "at most " + MAX_FILE_BYTES));
            }
        }
    }

    private static void checkPath(String path, List<BundleProblem> problems) {
        Collection<String> names = Arrays.asList(path.split("/", -1));
        if (names.size() > MAX_DEPTH || path.length() > MAX_PATH) {
            problems.add(BundleProblem.ofFile(
                    path, "the file lies too deep", "at most " + MAX_DEPTH + " names and " + MAX_PATH + " characters"));
        }
        if (names.contains("..") || names.contains(".") || names.contains("")) {
            problems.add(BundleProblem.ofFile(path, "the path leaves the bundle", "write names and `/` between them"));
        }
    }
}
