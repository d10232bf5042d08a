package dev.governor.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.governor.command.description.Descriptions;
import dev.governor.command.language.GitSettings;
import dev.governor.command.path.PathKinds;
import dev.governor.command.program.Ports;
import dev.governor.command.program.Tasks;
import dev.governor.command.shell.Variables;
import dev.governor.command.sql.SqlKnowledge;
import dev.governor.kernel.Budget;
import dev.governor.kernel.Complaints;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The reader that knows what is shipped. */
public final class TestingCommands {

    private static final Path KNOWLEDGE = Path.of("rules", "knowledge");
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final Complaints STRICT = (at, sentence, hint) -> {
        throw new AssertionError(at + ": " + sentence + ": " + hint);
    };

    /** The shipped knowledge; it is read once. */
    public static final Commands SHIPPED = shipped();

    private TestingCommands() {}

    /** Returns what the shell line {@code line} would do. */
    public static CommandReading shell(String line) {
        return SHIPPED.shell(line, Budget.ofReading());
    }

    /** Returns what the SQL statements in {@code text} would do. */
    public static CommandReading sql(String text) {
        return SHIPPED.sql(text, Budget.ofReading());
    }

    /** Returns what {@code path} names. */
    public static ResourceKind path(String path) {
        return SHIPPED.path(path, Budget.ofReading());
    }

    /** Returns the kind of thing that changes when {@code path} is written. */
    public static ResourceKind written(String path) {
        return SHIPPED.written(path, Budget.ofReading());
    }

    private static Commands shipped() {
        return Commands.of(new Commands.Knowledge(
                Descriptions.read(programs(), file -> STRICT),
                Tasks.read(tree(KNOWLEDGE.resolve("tasks.yaml")), STRICT),
                Ports.read(tree(KNOWLEDGE.resolve("ports.yaml")), STRICT),
                GitSettings.read(tree(KNOWLEDGE.resolve("git-settings.yaml")), STRICT),
                PathKinds.read(tree(KNOWLEDGE.resolve("paths.yaml")), STRICT),
                Variables.read(tree(KNOWLEDGE.resolve("variables.yaml")), STRICT),
                SqlKnowledge.read(tree(KNOWLEDGE.resolve("sql.yaml")), STRICT)));
    }

    private static Map<String, JsonNode> programs() {
        Map<String, JsonNode> files = new TreeMap<>();
        try (Stream<Path> list = Files.list(KNOWLEDGE.resolve("programs"))) {
            list.filter(file -> file.toString().endsWith(".yaml"))
                    .forEach(file -> files.put("knowledge/programs/" + file.getFileName(), tree(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }

    private static JsonNode tree(Path file) {
        try {
            return YAML.readTree(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
