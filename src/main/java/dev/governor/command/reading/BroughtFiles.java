package dev.governor.command.reading;

import dev.governor.command.path.PathKinds;
import java.util.BitSet;
import java.util.HashSet;
import java.util.Set;
import java.util.function.UnaryOperator;

/** The files that a line itself brings, so that running one of them is not running the project's own. */
public final class BroughtFiles {

    private final UnaryOperator<String> seen;
    private final Set<String> written = new HashSet<>();
    private final BitSet lengths = new BitSet();
    private boolean unpacked;

    /**
     * Makes an empty list.
     *
     * @param seen says what absolute paths are from the project's directory
     */
    BroughtFiles(UnaryOperator<String> seen) {
        this.seen = seen;
    }

    /**
     * Remembers that the line writes the file {@code path}. One that is named from elsewhere is known by its name alone as well:
     * it may be run from where it lies.
     */
    public void write(String path) {
        String inside = seen.apply(path);
        remember(PathKinds.plain(inside));
        if (!inside.equals(path) || inside.startsWith("..")) {
            remember(PathKinds.plain(inside.substring(inside.lastIndexOf('/') + 1)));
        }
    }

    private void remember(String plain) {
        written.add(plain);
        lengths.set(plain.length());
    }

    /** Remembers that the line brings files whose names are not known. */
    public void unpack() {
        unpacked = true;
    }

    /** Returns whether the line brings files whose names are not known. */
    public boolean unpacked() {
        return unpacked;
    }

    /** Returns whether the line brings, or may bring, the file {@code path}. */
    public boolean hold(String path) {
        String plain = PathKinds.plain(seen.apply(path));
        return unpacked || lengths.get(0) || written.contains(plain) || within(plain);
    }

    private boolean within(String plain) {
        for (int slash = plain.indexOf('/'); slash >= 0; slash = plain.indexOf('/', slash + 1)) {
            if (lengths.get(slash) && written.contains(plain.substring(0, slash))) {
                return true;
            }
        }
        return false;
    }
}
