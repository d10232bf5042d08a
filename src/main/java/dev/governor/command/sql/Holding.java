package dev.governor.command.sql;

import dev.governor.command.ResourceKind;
import java.util.List;
import java.util.Set;

/**
 * One kind of data and how tables and columns are called that hold it.
 *
 * @param resource the kind of data
 * @param names    whole names of tables, with their schema or without
 * @param tables   what names of tables hold
 * @param columns  what names of columns hold
 * @param except   last words of columns that only say something about the data
 */
record Holding(ResourceKind resource, Set<String> names, Entries tables, Entries columns, Set<String> except) {

    /**
     * Returns whether the table called {@code last} in {@code schema} holds it; {@code words} are those of each
     * part.
     */
    boolean table(String schema, String last, List<List<String>> words) {
        return names.contains(last)
                || names.contains(schema + '.' + last)
                || words.stream().anyMatch(each -> tables.in(each) || tables.around(each));
    }

    /** Returns whether the column with these {@code words} holds it. */
    boolean column(List<String> words) {
        return !words.isEmpty() && !except.contains(words.get(words.size() - 1)) && columns.in(words);
    }
}
