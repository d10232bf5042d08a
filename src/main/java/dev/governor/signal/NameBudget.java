package dev.governor.signal;

import com.fasterxml.jackson.core.JsonLocation;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * Counts the different names of fields, so that a body made of nothing but names cannot fill the memory.
 *
 * <p>Names are told apart by a hash: the count may be a little low, never high.
 */
final class NameBudget {

    private static final int SLOTS = 1 << 22;
    private static final long MAX_CHARACTERS = 64_000_000;

    private final BitSet seen = new BitSet();
    private int names;
    private long characters;

    void spend(String name, @Nullable JsonLocation where) {
        int slot = (name.hashCode() ^ name.hashCode() >>> 11) & (SLOTS - 1);
        if (seen.get(slot)) {
            return;
        }
        seen.set(slot);
        names++;
        characters += name.length();
        if (names > SignalLimits.MAX_NAMES || characters > MAX_CHARACTERS) {
            throw SignalJson.broken(
                    where, "there are more than " + SignalLimits.MAX_NAMES + " different names of fields");
        }
    }
}
