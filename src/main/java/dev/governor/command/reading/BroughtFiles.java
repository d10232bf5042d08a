package dev.governor.command.reading;

import dev.governor.command.path.PathKinds;
import java.util.BitSet;
import java.util.HashSet;
import java.util.Set;

/** The files that a line itself brings, so that running one of them is not running the project's own. */
public final class BroughtFiles {

    private final Set<String> written = new HashSet<>();
    private final BitSet lengths = new BitSet();
    private boolean unpacked;

    /** Remembers that the line writes the file {@code path}. */
    public void write(String path) {
        String plain = PathKinds.plain(path);
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
        String plain = PathKinds.plain(path);
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
