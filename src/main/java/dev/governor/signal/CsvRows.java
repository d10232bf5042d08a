package dev.governor.signal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the rows of a table one by one; cells in quotes may hold line breaks, and quotes written twice. */
final class CsvRows {

    private static final int END = -1;
    private static final int CELL_ENDED = -2;

    private final BufferedReader in;
    private char delimiter;
    private String comment = "";
    private boolean headerSeen;
    private long current = 1;
    private long line;
    private long length;

    CsvRows(Reader text) {
        this.in = new BufferedReader(text, 1 << 16);
    }

    /** Returns the line that the last row starts on. */
    long line() {
        return line;
    }

    /** Returns the first comment above the header, empty when there is none. */
    String comment() {
        return comment;
    }

    /** Returns the next row, nothing at the end; lines without any text are none. */
    Optional<List<String>> next() throws IOException {
        if (!headerSeen) {
            headerSeen = true;
            skipToHeader();
        }
        while (true) {
            line = current;
            length = 0;
            int first = read();
            if (first == END) {
                return Optional.empty();
            }
            if (first != '\n') {
                return Optional.of(row(first));
            }
        }
    }

    private List<String> row(int first) throws IOException {
        List<String> cells = new ArrayList<>();
        int c = first;
        while (true) {
            StringBuilder cell = new StringBuilder();
            int end = c == '"' ? quoted(cell) : plain(c, cell);
            cells.add(cell.toString().strip());
            if (cells.size() > SignalLimits.MAX_COLUMNS) {
                throw SignalJson.broken(line, 1, "the row has more than " + SignalLimits.MAX_COLUMNS + " cells");
            }
            if (end != CELL_ENDED) {
                return cells;
            }
            c = read();
        }
    }

    private int plain(int first, StringBuilder cell) throws IOException {
        for (int c = first; ; c = read()) {
            if (c == delimiter) {
                return CELL_ENDED;
            }
            if (c == '\n' || c == END) {
                return c;
            }
            add(cell, c);
        }
    }

    private int quoted(StringBuilder cell) throws IOException {
        while (true) {
            int c = read();
            if (c == END) {
                throw SignalJson.broken(line, 1, "not valid CSV: a quoted cell does not end");
            }
            if (c != '"') {
                add(cell, c);
                continue;
            }
            int after = read();
            if (after == '"') {
                add(cell, after);
                continue;
            }
            while (after == ' ') {
                after = read();
            }
            if (after == delimiter) {
                return CELL_ENDED;
            }
            if (after == '\n' || after == END) {
                return after;
            }
            throw SignalJson.broken(current, 1, "not valid CSV: text follows a quoted cell");
        }
    }

    private void add(StringBuilder cell, int c) {
        length++;
        if (length > SignalLimits.MAX_TEXT) {
            throw SignalJson.broken(line, 1, "the row is longer than " + SignalLimits.MAX_TEXT + " characters");
        }
        cell.append((char) c);
    }

    private int read() throws IOException {
        int c = in.read();
        if (c == '\r') {
            in.mark(1);
            if (in.read() != '\n') {
                in.reset();
            }
            c = '\n';
        }
        current += c == '\n' ? 1 : 0;
        return c;
    }

    private void skipToHeader() throws IOException {
        while (true) {
            in.mark(SignalLimits.MAX_COLUMNS * 100);
            String start = startOfLine();
            if (!start.isBlank() && !start.startsWith("#")) {
                in.reset();
                delimiter = delimiter(start);
                return;
            }
            in.reset();
            int c = read();
            while (c != '\n' && c != END) {
                c = read();
            }
            if (c == END) {
                return;
            }
            comment = comment.isEmpty() && !start.isBlank() ? start.substring(1).strip() : comment;
        }
    }

    private String startOfLine() throws IOException {
        StringBuilder start = new StringBuilder();
        for (int c = in.read();
                c != END && c != '\n' && c != '\r' && start.length() < SignalLimits.MAX_COLUMNS * 50;
                c = in.read()) {
            start.append((char) c);
        }
        return start.toString();
    }

    /** Returns what stands between the cells of a table with this header. */
    static char delimiter(String header) {
        long semicolons = header.chars().filter(c -> c == ';').count();
        long commas = header.chars().filter(c -> c == ',').count();
        if (semicolons == 0 && commas == 0) {
            return '\t';
        }
        return semicolons > commas ? ';' : ',';
    }
}
