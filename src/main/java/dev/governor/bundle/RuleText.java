package dev.governor.bundle;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Rules as DRL text, with the way back to what the author wrote. */
final class RuleText {

    private static final String IMPORT = "Import,";
    private static final Pattern ROW = Pattern.compile("// rule values at [A-Z]+([0-9]+),.*");

    private final String file;
    private final String drl;
    private final List<String> lines;
    private final List<String> table;

    private RuleText(String file, String drl, List<String> table) {
        this.file = file;
        this.drl = drl;
        this.lines = drl.lines().toList();
        this.table = List.copyOf(table);
    }

    static RuleText ofDrl(String file, byte[] bytes) {
        return new RuleText(file, new String(bytes, StandardCharsets.UTF_8), List.of());
    }

    /**
     * Returns the rules of a decision table.
     *
     * @param file the author's file
     * @param drl what the table was turned into
     * @param table its rows
     */
    static RuleText ofTable(String file, String drl, List<String> table) {
        return new RuleText(file, drl, table);
    }

    String drl() {
        return drl;
    }

    /** Returns the author's place of {@code line} (from 1) and {@code column} (from 0) of the text. */
    SourcePlace at(int line, int column) {
        return fromTable()
                ? new SourcePlace(file, row(line), 1)
                : new SourcePlace(file, Math.max(line, 1), Math.max(column, 0) + 1);
    }

    /** Returns the same place; in a decision table, that of the cell in the column about {@code property}. */
    SourcePlace at(int line, int column, String property) {
        SourcePlace at = at(line, column);
        return fromTable() ? new SourcePlace(file, at.line(), TableRows.column(table, at.line(), property)) : at;
    }

    /** Returns the place of the {@code count}th {@code @name} at or below {@code line}, which a rule begins. */
    SourcePlace metadata(String name, int line, int count) {
        if (fromTable()) {
            return at(line, 0, name);
        }
        int left = count;
        for (int i = Math.max(line, 1) - 1; i < lines.size(); i++) {
            int column = annotation(lines.get(i), name, 0);
            while (column >= 0) {
                left--;
                if (left == 0) {
                    return at(i + 1, column);
                }
                column = annotation(lines.get(i), name, column + 1);
            }
        }
        return at(line, 0);
    }

    /** Returns the index at or after {@code from} of {@code @name} outside of quotes, or -1. */
    private static int annotation(String line, String name, int from) {
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            quoted ^= line.charAt(i) == '"';
            int end = i + 1 + name.length();
            boolean here = !quoted && i >= from && line.charAt(i) == '@' && line.startsWith(name, i + 1);
            if (here && (end == line.length() || !Character.isLetterOrDigit(line.charAt(end)))) {
                return i;
            }
        }
        return -1;
    }

    /** Returns the place of what is imported at {@code line} and {@code column}; in a decision table, that of its cell. */
    SourcePlace imported(int line, int column) {
        for (int row = 1; row <= table.size(); row++) {
            if (table.get(row - 1).startsWith(IMPORT)) {
                return new SourcePlace(file, row, IMPORT.length() + 1);
            }
        }
        return at(line, column);
    }

    private boolean fromTable() {
        return !table.isEmpty();
    }

    /** Returns the place of the first thing after {@code word} at or below {@code line}. */
    SourcePlace after(String word, int line) {
        int from = Math.max(line, 1) - 1;
        int column = from < lines.size() ? lines.get(from).indexOf(word) + word.length() : 0;
        for (int i = from; i < lines.size(); i++) {
            Optional<Integer> found = firstVisible(lines.get(i), i == from ? Math.max(column, 0) : 0);
            if (found.isPresent()) {
                return at(i + 1, found.get());
            }
        }
        return at(line, 0);
    }

    /** Returns the place of the last {@code word} at or before {@code column} (from 0) of {@code line}. */
    SourcePlace before(String word, int line, int column) {
        int found = line >= 1 && line <= lines.size() ? lines.get(line - 1).lastIndexOf(word, column) : -1;
        return at(line, found < 0 ? column : found);
    }

    /** Returns where brackets are nested deeper than a parser's stack should follow, or empty. */
    Optional<SourcePlace> tooDeep() {
        int depth = 0;
        int row = 0;
        for (String line : lines) {
            row++;
            boolean quoted = false;
            for (int column = 0; column < line.length(); column++) {
                char letter = line.charAt(column);
                quoted ^= letter == '"';
                depth += quoted ? 0 : "([{".indexOf(letter) >= 0 ? 1 : ")]}".indexOf(letter) >= 0 ? -1 : 0;
                depth = Math.max(depth, 0);
                if (depth > BundleLimits.MAX_NESTING) {
                    return Optional.of(at(row, column));
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<Integer> firstVisible(String line, int from) {
        for (int i = from; i < line.length(); i++) {
            if (!Character.isWhitespace(line.charAt(i))) {
                return Optional.of(i);
            }
        }
        return Optional.empty();
    }

    private int row(int line) {
        for (int i = Math.min(line, lines.size()) - 1; i >= 0; i--) {
            Matcher comment = ROW.matcher(lines.get(i));
            if (comment.matches()) {
                return Integer.parseInt(comment.group(1));
            }
        }
        return 1;
    }
}
