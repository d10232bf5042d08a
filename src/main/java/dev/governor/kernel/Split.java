package dev.governor.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/** Takes a text apart at characters that separate, in one look at each. */
public final class Split {

    private Split() {}

    /** Returns what stands between the separators, empty parts and all; one part more than there are separators. */
    public static List<String> at(char separator, String text) {
        return at(separator, text, Integer.MAX_VALUE);
    }

    /** Returns at most {@code most} parts: the last takes the rest, separators and all. */
    public static List<String> at(char separator, String text, int most) {
        List<String> parts = new ArrayList<>();
        int from = 0;
        int next = text.indexOf(separator);
        while (next >= 0 && parts.size() + 1 < most) {
            parts.add(text.substring(from, next));
            from = next + 1;
            next = text.indexOf(separator, from);
        }
        parts.add(text.substring(from));
        return parts;
    }

    /** Returns the parts that are not empty, between characters that {@code separates} accepts. */
    public static List<String> atAny(IntPredicate separates, String text) {
        List<String> parts = new ArrayList<>();
        int from = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i == text.length() || separates.test(text.charAt(i))) {
                if (i > from) {
                    parts.add(text.substring(from, i));
                }
                from = i + 1;
            }
        }
        return parts;
    }
}
