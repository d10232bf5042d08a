package dev.governor.bundle;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The rows of a decision table as CSV (RFC 4180), one a line.
 *
 * <p>The table compiler takes whatever it gets: an open quote swallows the rows below it, and a comma too many moves
 * every cell after it into another column. So the shape is checked first.
 */
final class TableRows {

    private final String file;
    private final List<BundleProblem> problems;

    private TableRows(String file, List<BundleProblem> problems) {
        this.file = file;
        this.problems = problems;
    }

    /** Adds a problem, with row and column, for everything in {@code csv} that is not one well-formed row a line. */
    static void check(String file, String csv, List<BundleProblem> problems) {
        new TableRows(file, problems).check(csv.lines().toList());
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
            if (lines.get(row - 1).startsWith("RuleTable")) {
                headers = row;
            }
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
