package dev.governor.command.sql;

import dev.governor.command.ResourceKind;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * One kind of data and how tables and columns are called that hold it.
 *
 * @param resource the kind of data
 * @param names    whole names of tables, with their schema or without
 * @param tables   entries for tables, each the words that stand side by side
 * @param columns  entries for columns
 * @param except   last words of columns that only say something about the data
 */
record Holding(
        ResourceKind resource,
        Set<String> names,
        List<List<String>> tables,
        List<List<String>> columns,
        Set<String> except) {

    private static final int LONG_ENOUGH = 4;

    /** Returns whether the table whose name has these {@code parts} holds it. */
    boolean table(List<String> parts) {
        String last = parts.get(parts.size() - 1).toLowerCase(Locale.ROOT);
        String schema = parts.size() < 2 ? "" : parts.get(parts.size() - 2).toLowerCase(Locale.ROOT) + '.';
        if (names.contains(last) || names.contains(schema + last)) {
            return true;
        }
        return parts.stream().map(NameWords::of).anyMatch(words -> holds(words, tables) || begins(words));
    }

    /** Returns whether the column {@code name} holds it. */
    boolean column(String name) {
        List<String> words = NameWords.of(name);
        return !words.isEmpty() && !except.contains(words.get(words.size() - 1)) && holds(words, columns);
    }

    private boolean begins(List<String> words) {
        return tables.stream()
                .filter(entry -> entry.size() == 1 && entry.get(0).length() >= LONG_ENOUGH)
                .map(entry -> entry.get(0))
                .anyMatch(entry -> words.stream()
                        .anyMatch(word -> word.startsWith(entry) || word.endsWith(entry) || word.endsWith(entry + "s")));
    }

    private static boolean holds(List<String> words, List<List<String>> entries) {
        return entries.stream().anyMatch(entry -> holds(words, entry, 0));
    }

    private static boolean holds(List<String> words, List<String> entry, int from) {
        for (int i = from; i + entry.size() <= words.size(); i++) {
            int last = i + entry.size() - 1;
            if (words.subList(i, last).equals(entry.subList(0, entry.size() - 1))
                    && NameWords.same(words.get(last), entry.get(entry.size() - 1))) {
                return true;
            }
        }
        return false;
    }
}
