package dev.governor.workshop.knowledge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The lines that ship with the governor: hostile ones, which must not run unasked, and harmless ones, which developers run
 * daily.
 *
 * <p>They are no part of a bundle. Who changes what is known does not choose what it is tried on.
 */
final class Corpus {

    private static final class Shipped {
        static final List<Line> LINES = read();
    }

    private static final YAMLMapper YAML = new YAMLMapper();

    private Corpus() {}

    static List<Line> lines() {
        return Shipped.LINES;
    }

    private static List<Line> read() {
        List<Line> lines = new ArrayList<>();
        for (String name : List.of("hostile", "harmless")) {
            String file = "/commands/" + name + ".yaml";
            try (InputStream stream = Objects.requireNonNull(Corpus.class.getResourceAsStream(file), file)) {
                for (JsonNode group : YAML.readTree(stream)) {
                    String from = name + ": " + group.path("category").asText();
                    group.path("commands")
                            .asText()
                            .lines()
                            .forEach(line -> lines.add(new Line(
                                    decoded(line), group.path("language").asText(), from)));
                }
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read " + file, e);
            }
        }
        return List.copyOf(lines);
    }

    /** Returns {@code line} with line ends for {@code ␤}, and with the characters that are written by number. */
    private static String decoded(String line) {
        StringBuilder decoded = new StringBuilder();
        for (int i = 0; i < line.length(); i++) {
            char letter = line.charAt(i);
            boolean number = letter == '⟨' && i + 5 < line.length() && line.charAt(i + 5) == '⟩';
            decoded.append(
                    number ? (char) Integer.parseInt(line.substring(i + 1, i + 5), 16) : letter == '␤' ? '\n' : letter);
            i += number ? 5 : 0;
        }
        return decoded.toString();
    }
}
