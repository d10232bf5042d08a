package dev.governor.signal;

import java.nio.file.Path;

/**
 * How much of a signal is read, and how much of it is held in memory.
 *
 * @param treeBytes the largest document that is held as a tree, in bytes of JSON; larger ones are read piece by piece
 * @param inflatedBytes the most bytes that everything packed in one signal may come to
 * @param directory where bytes go that do not fit into memory; the files are readable by their owner only, and are deleted
 *     when the signal has been read
 */
public record SignalLimits(int treeBytes, long inflatedBytes, Path directory) {

    /** The deepest nesting, in levels. */
    public static final int MAX_DEPTH = 200;

    /** The longest text, in characters. */
    public static final int MAX_TEXT = 20_000_000;

    /** The longest name of a field, in characters. */
    public static final int MAX_NAME = 10_000;

    /** The longest number, in digits. */
    public static final int MAX_DIGITS = 1_000;

    /** How many different names the fields of a signal have at most. */
    public static final int MAX_NAMES = 500_000;

    /** The most columns of a table. */
    public static final int MAX_COLUMNS = 2_000;

    /** How many envelopes are peeled off at most, one inside the other. */
    public static final int MAX_ENVELOPES = 8;

    /** The largest body that is text and nothing else, in bytes. */
    public static final int MAX_PLAIN_TEXT = 1_000_000;

    /** The longest line of newline-delimited JSON with broken lines in it, in bytes. */
    public static final int MAX_LINE = 16_000_000;

    /** The most lines or messages that may be broken before the whole signal is refused. */
    public static final int MAX_BROKEN = 1_000;

    /** How much memory one record, or everything around the records, may take, in estimated bytes. */
    public static final int MAX_PIECE = 64_000_000;

    /** The most values in a document that is held as a tree; one with more is read piece by piece. */
    public static final int MAX_TREE_NODES = 400_000;

    /** How much more than its packed size something may inflate to, once it is beyond {@link #FREE_INFLATION}. */
    public static final int MAX_RATIO = 200;

    /** How many inflated bytes are not held against {@link #MAX_RATIO}. */
    public static final long FREE_INFLATION = 10_000_000;

    /** Trees up to 4 MB, 1 GiB inflated, the machine's temporary directory. */
    public static SignalLimits standard() {
        return new SignalLimits(4 * 1024 * 1024, 1L << 30, Path.of(System.getProperty("java.io.tmpdir")));
    }

    /** Returns these limits with another size of trees. */
    public SignalLimits withTreeBytes(int bytes) {
        return new SignalLimits(bytes, inflatedBytes, directory);
    }
}
