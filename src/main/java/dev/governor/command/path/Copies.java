package dev.governor.command.path;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Names that editors, archivers and people give to a copy of a file: a copy of a secret is one.
 *
 * @param endings what follows the last dot, dash, underline or blank of a copy, for example {@code bak}
 */
record Copies(Set<String> endings) {

    private static final int MOST = 6;

    Copies {
        endings = Set.copyOf(endings);
    }

    /** Returns {@code name}, and whose copies it may be. */
    List<String> originals(String name) {
        List<String> originals = new ArrayList<>();
        originals.add(name);
        for (int at = 0; at < originals.size() && originals.size() < MOST; at++) {
            add(originals, originals.get(at));
        }
        return originals;
    }

    private void add(List<String> originals, String name) {
        int colon = name.indexOf(':');
        if (colon >= 0) {
            put(originals, name.substring(0, colon));
            put(originals, name.substring(colon + 1));
        }
        char last = name.isEmpty() ? ' ' : name.charAt(name.length() - 1);
        if (name.length() > 1 && (last == '~' || last == '#')) {
            put(originals, name.substring(name.startsWith("#") ? 1 : 0, name.length() - 1));
        } else if (name.startsWith(".#")) {
            put(originals, name.substring(2));
        }
        int mark = name.length() - 1;
        while (mark > 0 && ".-_ ".indexOf(name.charAt(mark)) < 0) {
            mark--;
        }
        if (mark > 0 && copy(name.substring(mark + 1))) {
            String original = name.substring(0, mark);
            put(originals, original);
            put(originals, name.startsWith(".") && name.charAt(mark) == '.' ? original.substring(1) : "");
        }
    }

    private boolean copy(String ending) {
        return endings.contains(ending) || number(ending);
    }

    /** Numbers of copies: {@code 1}, {@code (1)}, {@code 2024}. */
    private static boolean number(String ending) {
        boolean bracket = ending.startsWith("(") && ending.endsWith(")") && ending.length() > 2;
        int end = bracket ? ending.length() - 1 : ending.length();
        for (int at = bracket ? 1 : 0; at < end; at++) {
            if (!Character.isDigit(ending.charAt(at))) {
                return false;
            }
        }
        return end > 0;
    }

    private static void put(List<String> originals, String name) {
        if (!name.isEmpty() && !originals.contains(name)) {
            originals.add(name);
        }
    }
}
