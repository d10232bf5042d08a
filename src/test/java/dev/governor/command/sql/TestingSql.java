package dev.governor.command.sql;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.governor.command.CommandReading;
import dev.governor.command.reading.Conclusions;
import dev.governor.kernel.Budget;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.yaml.snakeyaml.Yaml;

/** A reader of SQL with the knowledge of the shipped bundle. */
final class TestingSql {

    static final List<String> COMPLAINTS = new ArrayList<>();
    static final SqlReader READER = new SqlReader(knowledge());

    private TestingSql() {}

    static JsonNode tree() {
        try (InputStream stream =
                requireNonNull(TestingSql.class.getResourceAsStream("/rules/knowledge/sql.yaml"), "sql.yaml")) {
            Object tree = new Yaml().load(stream);
            return new ObjectMapper().valueToTree(tree);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static SqlKnowledge knowledge() {
        return SqlKnowledge.read(tree(), (pointer, sentence, hint) -> COMPLAINTS.add(pointer + ": " + sentence));
    }

    static CommandReading reading(String client, String text) {
        Conclusions conclusions = new Conclusions(Budget.ofReading());
        READER.read(client, text, conclusions);
        return conclusions.reading();
    }

    /** Returns the effects of {@code text}, each {@code effect/resource}, in order of the alphabet. */
    static String effects(String text) {
        return effects("", text);
    }

    static String effects(String client, String text) {
        TreeSet<String> effects = new TreeSet<>();
        reading(client, text)
                .effects()
                .forEach(each ->
                        effects.add(each.effect().word() + "/" + each.resource().word()));
        return String.join(" ", effects);
    }

    /** Returns whether nothing of {@code text} is more than a look at ordinary tables. */
    static boolean harmless(String text) {
        return effects(text).matches("(none/none|read_data/database)( (none/none|read_data/database))*");
    }
}
