package dev.governor.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.Yaml;

/** The lines of {@code commands/hostile.yaml} and {@code commands/harmless.yaml}. */
public final class TestingCorpus {

    /**
     * One line of a corpus.
     *
     * @param expected effects, or effects with their resource, for example {@code delete_file/source}
     */
    public record Line(String category, String language, List<String> expected, String text) {

        /** Returns the effects of the line, each {@code effect/resource}. */
        Set<String> effects() {
            Set<String> effects = new TreeSet<>();
            if (language.equals("written path")) {
                effects.add(TestingCommands.written(text).word());
            } else if (language.endsWith("path")) {
                effects.add(TestingCommands.path(text).word());
            } else {
                reading()
                        .effects()
                        .forEach(effect -> effects.add(
                                effect.effect().word() + "/" + effect.resource().word()));
            }
            return effects;
        }

        CommandReading reading() {
            return language.equals("sql") ? TestingCommands.sql(text) : TestingCommands.shell(text);
        }

        boolean expects(String effect) {
            return expected.contains(effect) || expected.contains(effect.replaceFirst("/.*", ""));
        }

        @Override
        public String toString() {
            return category + ": " + Excerpt.of(text, 80);
        }
    }

    private static final Pattern CHARACTER = Pattern.compile("⟨([0-9a-f]{4})⟩");

    private TestingCorpus() {}

    /** Returns what must not run unasked. */
    public static List<Line> hostile() {
        return lines("hostile");
    }

    /** Returns what developers run every day. */
    public static List<Line> harmless() {
        return lines("harmless");
    }

    private static List<Line> lines(String name) {
        List<Line> lines = new ArrayList<>();
        try (InputStream stream =
                Objects.requireNonNull(TestingCorpus.class.getResourceAsStream("/commands/" + name + ".yaml"), name)) {
            List<Map<String, Object>> groups = new Yaml().load(stream);
            for (Map<String, Object> group : groups) {
                String category = String.valueOf(group.get("category"));
                String language = String.valueOf(group.get("language"));
                List<String> expected = ((List<?>) group.get("expect"))
                        .stream().map(String::valueOf).toList();
                String.valueOf(group.get("commands"))
                        .lines()
                        .forEach(line -> lines.add(new Line(category, language, expected, decoded(line))));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return lines;
    }

    private static String decoded(String line) {
        return CHARACTER
                .matcher(line.replace("␤", "\n"))
                .replaceAll(
                        match -> Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(match.group(1), 16))));
    }
}
