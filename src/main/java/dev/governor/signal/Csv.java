package dev.governor.signal;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.Reader;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How a table looks as JSON: an array of objects, the cells by column name as they are written, without blanks around them.
 *
 * <p>Lines before the header that start with {@code #} are no rows; the first of them is in every row under {@link
 * #COMMENT}.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc4180">RFC 4180</a>, also with {@code ;} or tabs between the cells
 */
public final class Csv {

    /** The field of a row that holds the line it starts on, a number; 1 is the first line of the file. */
    public static final String LINE = "#line";

    /**
     * The field of a row that holds the first comment above the header, without its {@code #}, for example {@code
     * model_version:v2025.03.14,score_date:2026-11-20T12:00:00Z}; absent when there is none.
     */
    public static final String COMMENT = "#comment";

    private Csv() {}

    /** Writes the table in {@code text} as JSON, row by row. */
    static void transcode(Reader text, JsonGenerator out) throws IOException {
        CsvRows rows = new CsvRows(text);
        List<String> columns = rows.next().orElseThrow(() -> SignalJson.broken(1, 1, "the body is empty"));
        check(columns, rows.line());
        out.writeStartArray();
        for (Optional<List<String>> row = rows.next(); row.isPresent(); row = rows.next()) {
            List<String> cells = row.get();
            if (cells.size() != columns.size()) {
                throw SignalJson.broken(
                        rows.line(), 1, "the row has " + cells.size() + " cells, the header has " + columns.size());
            }
            out.writeStartObject();
            out.writeNumberField(LINE, rows.line());
            if (!rows.comment().isEmpty()) {
                out.writeStringField(COMMENT, rows.comment());
            }
            for (int i = 0; i < cells.size(); i++) {
                out.writeStringField(columns.get(i), Trees.storable(cells.get(i)));
            }
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private static void check(List<String> columns, long line) {
        Set<String> seen = new HashSet<>();
        for (String column : columns) {
            if (column.isEmpty() || !seen.add(column) || column.equals(LINE) || column.equals(COMMENT)) {
                throw SignalJson.broken(line, 1, "not valid CSV: a column name is empty or appears twice");
            }
            if (column.length() > SignalLimits.MAX_NAME) {
                throw SignalJson.broken(line, 1, "a column name is longer than " + SignalLimits.MAX_NAME);
            }
        }
    }
}
