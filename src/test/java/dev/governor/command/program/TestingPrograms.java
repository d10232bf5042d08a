package dev.governor.command.program;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.governor.command.CommandReading;
import dev.governor.command.ResourceKind;
import dev.governor.command.description.Descriptions;
import dev.governor.command.description.Words;
import dev.governor.command.reading.Conclusions;
import dev.governor.command.reading.Input;
import dev.governor.command.reading.Invocation;
import dev.governor.command.reading.Language;
import dev.governor.command.reading.Lines;
import dev.governor.command.reading.Place;
import dev.governor.command.reading.Word;
import dev.governor.kernel.Budget;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Programs by descriptions that a test writes down, in a project where every path is what its name says. */
public final class TestingPrograms {

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    private final List<String> problems = new ArrayList<>();
    private final DescribedPrograms programs;

    TestingPrograms(String yaml) {
        Descriptions descriptions = Descriptions.read(
                Map.of("test.yaml", tree(yaml)),
                file -> (at, sentence, hint) -> problems.add(file + "#" + at + ": " + sentence));
        Language silent = (text, of, call) -> {};
        this.programs = new DescribedPrograms(
                descriptions,
                new Languages(
                        Map.of("sql", silent, "sed", silent),
                        (name, value) -> name.equals("PATH"),
                        name -> name.endsWith("TOKEN"),
                        Tasks.read(tree("tasks: [{words: deploy, does: deploy deployment}]"), (at, what, hint) -> {}),
                        Ports.read(JsonNodeFactory.instance.objectNode(), (at, what, hint) -> {})));
    }

    public static JsonNode tree(String yaml) {
        try {
            return YAML.readTree(yaml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<String> problems() {
        return problems;
    }

    /** Returns the effects of a line of words with single blanks between; {@code ?} stands for what is not known. */
    Set<String> effects(String line) {
        Set<String> effects = new TreeSet<>();
        reading(line)
                .effects()
                .forEach(effect -> effects.add(
                        effect.effect().word() + " " + effect.resource().word()));
        return effects;
    }

    CommandReading reading(String line) {
        Conclusions conclusions = new Conclusions(Budget.ofReading());
        new TestingLines(conclusions).line(line, Input.NONE, new TestingPlace());
        return conclusions.reading();
    }

    private static Word word(String text) {
        boolean wild = text.indexOf('*') >= 0;
        return new Word(text.replace('?', Word.HOLE), wild, text.startsWith("?"));
    }

    private final class TestingLines implements Lines {

        private final Conclusions conclusions;

        TestingLines(Conclusions conclusions) {
            this.conclusions = conclusions;
        }

        @Override
        public void command(List<Word> words, Input input, Place place) {
            programs.read(new Invocation(
                    words.get(0).text(), words.subList(1, words.size()), input, place, this, conclusions));
        }

        @Override
        public void line(String line, Input input, Place place) {
            command(Words.of(line).stream().map(TestingPrograms::word).toList(), input, place);
        }
    }

    private record TestingPlace(String directory) implements Place {

        TestingPlace() {
            this("");
        }

        @Override
        public ResourceKind kind(Word path) {
            String text = path.text().startsWith("/") ? path.text() : directory + path.text();
            if (!path.known()) {
                return ResourceKind.UNKNOWN;
            }
            return text.startsWith("/etc")
                    ? ResourceKind.SYSTEM_FILE
                    : text.startsWith("/tmp/")
                            ? ResourceKind.TEMPORARY
                            : text.endsWith(".env") ? ResourceKind.ENV_FILE : ResourceKind.SOURCE;
        }

        @Override
        public ResourceKind written(Word path) {
            return path.text().contains("node_modules/") || directory.startsWith("node_modules")
                    ? ResourceKind.PIPELINE
                    : kind(path);
        }

        @Override
        public boolean rows(Word path) {
            return path.text().endsWith(".csv");
        }

        @Override
        public boolean endless(Word path) {
            return path.text().equals("/dev/zero");
        }

        @Override
        public Place below(Word other) {
            return new TestingPlace(other.text() + "/");
        }

        @Override
        public boolean inProject() {
            return directory.isEmpty();
        }

        @Override
        public String variable(String name) {
            return null;
        }
    }
}
