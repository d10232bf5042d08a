package dev.governor.bundle;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The rows of a decision table as CSV (RFC 4180), one a line.
 *
 * <p>The table compiler takes whatever it gets: an open quote swallows the rows below it, and a comma too many moves
 * every cell after it into another column. So the shape is checked first.
 */
final class TableRows {

    private static final String TABLE = "RuleTable";
    private static final int PATTERNS = 3;
    private static final Set<String> KINDS = Set.of("NAME", "CONDITION", "METADATA");
    private static final Set<String> SETTINGS = Set.of("RuleSet", "Import", "");
    private static final Pattern NUMBER = Pattern.compile("[+-][0-9]{1,9}");

    private final String file;
    private final List<BundleProblem> problems;

    private TableRows(String file, List<BundleProblem> problems) {
        this.file = file;
        this.problems = problems;
    }

    /** Adds a problem, with row and column, for everything in {@code csv} that is not one well-formed row a line. */
    static void check(String file, List<String> rows, List<BundleProblem> problems) {
        new TableRows(file, problems).check(rows);
    }

    /** Returns the column (from 1) of the cell in {@code row} (from 1) whose column is about {@code property}; 1 when there is none. */
    static int column(List<String> rows, int row, String property) {
        int header = Math.min(row, rows.size());
        while (header > 0 && !rows.get(header - 1).startsWith(TABLE)) {
            header--;
        }
        int patterns = header + PATTERNS;
        if (header == 0 || property.isEmpty() || patterns > rows.size()) {
            return 1;
        }
        TableRows reader = new TableRows("", new ArrayList<>());
        List<Integer> starts = reader.cells(row, rows.get(row - 1)).orElse(List.of());
        String line = rows.get(patterns - 1);
        List<Integer> columns = reader.cells(patterns, line).orElse(List.of());
        Pattern about = Pattern.compile("\\b" + Pattern.quote(property) + "\\b");
        for (int i = 0; i < Math.min(columns.size(), starts.size()); i++) {
            int end = i + 1 < columns.size() ? columns.get(i + 1) - 2 : line.length();
            if (about.matcher(line.substring(columns.get(i) - 1, end)).find()) {
                return starts.get(i);
            }
        }
        return 1;
    }

    private void check(List<String> lines) {
        if (lines.size() > BundleLimits.MAX_ROWS) {
            report(BundleLimits.MAX_ROWS + 1, 1, "the table is too long", "at most " + BundleLimits.MAX_ROWS + " rows");
            return;
        }
        int headers = 0;
        int columns = 0;
        for (int row = 1; row <= lines.size(); row++) {
            Optional<List<Integer>> cells = cells(row, lines.get(row - 1));
            if (cells.isEmpty()) {
                continue;
            }
            int found = cells.get().size();
            if (lines.get(row - 1).startsWith(TABLE)) {
                headers = row;
            }
            checkCells(row, headers, cells.get(), lines.get(row - 1));
            if (found > BundleLimits.MAX_COLUMNS) {
                report(row, 1, "the row has " + found + " cells", "at most " + BundleLimits.MAX_COLUMNS);
            }
            boolean first = headers > 0 && row == headers + 1;
            columns = first ? found : columns;
            if (headers > 0
                    && row > headers
                    && found != columns
                    && !lines.get(row - 1).isBlank()) {
                checkWidth(row, cells.get(), columns, lines.get(row - 1));
            }
        }
    }

    private void checkCells(int row, int headers, List<Integer> starts, String line) {
        for (int i = 0; i < starts.size(); i++) {
            String cell = cell(line, starts.get(i));
            if (headers > 0 && row == headers + 1 && !KINDS.contains(cell)) {
                report(row, starts.get(i), "`" + cell + "` is no kind of column", "write NAME, CONDITION or METADATA");
            } else if (headers == 0 && i == 0 && !SETTINGS.contains(cell)) {
                report(
                        row,
                        1,
                        "`" + cell + "` is no setting of a table",
                        "write RuleSet or Import, then the RuleTable");
            } else if (!cell.isEmpty()
                    && "=+-@".indexOf(cell.charAt(0)) >= 0
                    && !NUMBER.matcher(cell).matches()) {
                report(
                        row,
                        starts.get(i),
                        "a cell begins with `" + cell.charAt(0) + "`, which a spreadsheet reads as a formula",
                        "begin with a letter, a digit or a quote");
            }
        }
    }

    /** Returns the text of the cell that begins at {@code start} (from 1). */
    private static String cell(String line, int start) {
        int from = start - 1;
        if (from < line.length() && line.charAt(from) == '"') {
            return line.substring(from + 1, quoteEnd(line, from + 1) - 1)
                    .replace("\"\"", "\"")
                    .strip();
        }
        return line.substring(from, plainEnd(line, from)).strip();
    }

    private void checkWidth(int row, List<Integer> starts, int columns, String line) {
        int at = starts.size() > columns ? starts.get(columns) : line.length() + 1;
        report(
                row,
                at,
                "the row has " + starts.size() + " cells, and the table has " + columns + " columns",
                "quote a cell that holds a comma; leave a cell without a value empty");
    }

    /** Returns the columns at which the cells of a line begin, or empty after adding a problem. */
    private Optional<List<Integer>> cells(int row, String line) {
        List<Integer> starts = new ArrayList<>();
        int at = 0;
        while (true) {
            starts.add(at + 1);
            boolean quoted = at < line.length() && line.charAt(at) == '"';
            int end = quoted ? quoteEnd(line, at + 1) : plainEnd(line, at);
            if (end < 0) {
                report(row, at + 1, "the quote of this cell never ends", "end it in the same line");
                return Optional.empty();
            }
            if (end < line.length() && line.charAt(end) != ',') {
                report(row, end + 1, "something follows the quote of this cell", "double each quote inside a cell");
                return Optional.empty();
            }
            if (end >= line.length()) {
                return Optional.of(starts);
            }
            at = end + 1;
        }
    }

    private static int plainEnd(String line, int from) {
        int comma = line.indexOf(',', from);
        return comma < 0 ? line.length() : comma;
    }

    /** Returns the index after the closing quote, or -1 when there is none. */
    private static int quoteEnd(String line, int from) {
        for (int i = from; i < line.length(); i++) {
            if (line.charAt(i) == '"') {
                if (i + 1 >= line.length() || line.charAt(i + 1) != '"') {
                    return i + 1;
                }
                i++;
            }
        }
        return -1;
    }

    private void report(int row, int column, String message, String hint) {
        problems.add(new BundleProblem(file, row, column, message, hint));
    }
}
