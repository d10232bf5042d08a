package dev.governor.finding;

import com.fasterxml.jackson.databind.JsonNode;
import dev.governor.kernel.ProblemException;
import java.util.List;
import java.util.Map;

/**
 * A signal's body, parsed once: a JSON tree, YAML documents or CSV rows.
 *
 * <p>Readers look at it and never at the bytes, so the limits on size, depth, strings and aliases hold for every format.
 */
public sealed interface SignalDocument {

    /** The largest body, in bytes. */
    int MAX_BYTES = 16 * 1024 * 1024;

    /**
     * Returns what {@code body} holds.
     *
     * @throws ProblemException {@code MALFORMED_BODY} with the line and column when it is broken, {@code BODY_TOO_LARGE}
     *     when it is larger than {@link #MAX_BYTES}
     */
    static SignalDocument parse(byte[] body) {
        return new SignalParser(body).parse();
    }

    /**
     * A JSON text.
     *
     * @param root its only value, an object or an array
     */
    record Json(JsonNode root) implements SignalDocument {}

    /**
     * A YAML stream.
     *
     * @param documents its documents as JSON trees, in order; empty documents are left out
     */
    record Yaml(List<JsonNode> documents) implements SignalDocument {
        public Yaml {
            documents = List.copyOf(documents);
        }
    }

    /**
     * A table of text.
     *
     * @param header the column names, in order
     * @param rows the rows below the header
     */
    record Csv(List<String> header, List<Row> rows) implements SignalDocument {
        public Csv {
            header = List.copyOf(header);
            rows = List.copyOf(rows);
        }
    }

    /**
     * One row of a table.
     *
     * @param line the line it starts on, 1 for the first line of the file
     * @param cells the cells by column name, as written
     */
    record Row(long line, Map<String, String> cells) {
        public Row {
            cells = Map.copyOf(cells);
        }

        /** Returns the cell in {@code column} without surrounding blanks, empty when there is none. */
        public String cell(String column) {
            return cells.getOrDefault(column, "").strip();
        }
    }
}
