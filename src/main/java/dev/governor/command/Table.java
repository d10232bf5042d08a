package dev.governor.command;

import dev.governor.kernel.Level;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A table of ours in {@code commands/}: a row a line, the first column ends at a blank, {@code #} begins a comment. */
final class Table {

    private Table() {}

    /** Returns the rows of {@code commands/<name>.txt}, each its first column and the rest. */
    static List<List<String>> lines(String name) {
        try (InputStream stream = Table.class.getResourceAsStream("/commands/" + name + ".txt")) {
            if (stream == null) {
                throw new IllegalStateException("the table commands/" + name + ".txt is missing");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> List.of(line.strip().split("\\s+", 2)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the constant that {@code word} names. */
    static <E extends Enum<E> & Level> E word(Class<E> type, String word) {
        return Level.of(type, word)
                .orElseThrow(() -> new IllegalStateException("no " + type.getSimpleName() + " is called " + word));
    }
}
