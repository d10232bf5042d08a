package dev.governor.finding;

import dev.governor.kernel.Split;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A table of ours that is shipped beside the class that reads it: a header, then cells between commas, none quoted. */
public final class ShippedTable {

    private ShippedTable() {}

    /**
     * Returns the rows below the header.
     *
     * @param columns how many there are; the last takes the rest of its line, commas and all
     * @throws IllegalStateException when there is no such table
     */
    public static List<String[]> rows(Class<?> beside, String table, int columns) {
        try (InputStream in = beside.getResourceAsStream(table)) {
            if (in == null) {
                throw new IllegalStateException(table + " is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(line -> Split.at(',', line, columns).toArray(String[]::new))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + table, e);
        }
    }
}
