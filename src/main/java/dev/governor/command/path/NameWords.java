package dev.governor.command.path;

import dev.governor.command.ResourceKind;
import dev.governor.kernel.Budget;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Kinds by the words of a name.
 *
 * <p>A word counts where it stands by itself, between {@code _ - .}, digits and humps, also as two words together
 * ({@code api_key}); a long word counts inside another; an everyday word ({@code invoice}) counts only as the subject: when
 * nothing but the names of a program's parts follows it ({@code InvoiceService}, not {@code invoice_number}).
 */
final class NameWords {

    private record Row(ResourceKind kind, FileTypes types) {}

    private static final int KEY = 4;

    private final Map<String, List<Row>> words = new HashMap<>();
    private final Map<String, List<Row>> subjects = new HashMap<>();
    private final Map<String, List<String>> inside = new HashMap<>();
    private final boolean[] begins = new boolean[1 << 16];
    private final Map<String, List<Row>> insideRows = new HashMap<>();
    private final Set<String> parts = new HashSet<>();

    void addWord(String word, ResourceKind kind, FileTypes types) {
        words.computeIfAbsent(word, any -> new ArrayList<>()).add(new Row(kind, types));
    }

    void addSubject(String word, ResourceKind kind, FileTypes types) {
        subjects.computeIfAbsent(word, any -> new ArrayList<>()).add(new Row(kind, types));
    }

    /** Adds {@code letters}, at least four of them, that count wherever they stand in a name. */
    void addInside(String letters, ResourceKind kind, FileTypes types) {
        List<String> same = inside.computeIfAbsent(letters.substring(0, KEY), any -> new ArrayList<>());
        if (!same.contains(letters)) {
            same.add(letters);
        }
        begins[key(letters, 0)] = true;
        insideRows.computeIfAbsent(letters, any -> new ArrayList<>()).add(new Row(kind, types));
    }

    /** Adds a word for a part of a program, such as {@code service}. */
    void addPart(String word) {
        parts.add(word);
    }

    /** Finds the kinds of {@code name}, in lower case, whose humps {@code written} shows when it has the same letters. */
    void find(String name, String written, Budget budget, Found found) {
        String extension = FileTypes.extension(name);
        int end = extension.isEmpty() ? name.length() : name.length() - extension.length() - 1;
        budget.steps(end);
        words(split(name, name, end), extension, found);
        if (written.length() == name.length() && !written.equals(name)) {
            words(split(name, written, end), extension, found);
        }
        inside(name, end, extension, found);
    }

    private void words(List<String> split, String extension, Found found) {
        for (int at = 0; at < split.size(); at++) {
            add(words.get(split.get(at)), extension, found);
            if (at + 1 < split.size()) {
                add(words.get(split.get(at) + split.get(at + 1)), extension, found);
            }
        }
        subject(split, extension, found);
    }

    private void subject(List<String> split, String extension, Found found) {
        int last = split.size() - 1;
        while (last > 0 && parts.contains(split.get(last))) {
            last--;
        }
        if (last < 0) {
            return;
        }
        add(subjects.get(split.get(last)), extension, found);
        if (last > 0) {
            add(subjects.get(split.get(last - 1) + split.get(last)), extension, found);
        }
    }

    private void inside(String name, int end, String extension, Found found) {
        for (int at = 0; at + KEY <= end; at++) {
            if (begins[key(name, at)]) {
                List<String> known = inside.get(name.substring(at, at + KEY));
                for (String letters : known == null ? List.<String>of() : known) {
                    if (at + letters.length() <= end && name.startsWith(letters, at)) {
                        add(insideRows.get(letters), extension, found);
                    }
                }
            }
        }
    }

    private static int key(String text, int at) {
        return ((text.charAt(at) * 31 + text.charAt(at + 1)) * 31 + text.charAt(at + 2)) * 31 + text.charAt(at + 3)
                & 0xFFFF;
    }

    private static void add(@Nullable List<Row> rows, String extension, Found found) {
        if (rows == null) {
            return;
        }
        for (Row row : rows) {
            if (row.types().holds(extension)) {
                found.add(row.kind());
            }
        }
    }

    /** Returns the words of {@code name} up to {@code end}, parted by humps of {@code written}, too. */
    private static List<String> split(String name, String written, int end) {
        List<String> split = new ArrayList<>();
        int chunk = 0;
        while (chunk < end) {
            int stop = chunk;
            while (stop < end && Character.isLetter(name.charAt(stop))) {
                stop++;
            }
            if (stop > chunk) {
                humps(name, written, chunk, stop, split);
            }
            chunk = stop + 1;
        }
        return split;
    }

    private static void humps(String name, String written, int from, int to, List<String> split) {
        int start = from;
        for (int at = from + 1; at < to; at++) {
            boolean upper = Character.isUpperCase(written.charAt(at));
            boolean hump = upper
                    && (Character.isLowerCase(written.charAt(at - 1))
                            || at + 1 < to && Character.isLowerCase(written.charAt(at + 1)));
            if (hump) {
                split.add(name.substring(start, at));
                start = at;
            }
        }
        split.add(name.substring(start, to));
    }
}
