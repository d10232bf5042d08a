package dev.governor.command.description;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.governor.command.program.TestingPrograms;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The descriptions that are shipped. */
public final class TestingDescriptions {

    private static final Path DIRECTORY = Path.of("rules", "knowledge", "programs");

    private TestingDescriptions() {}

    static Descriptions shipped() {
        Map<String, JsonNode> files = new TreeMap<>();
        try (Stream<Path> list = Files.list(DIRECTORY)) {
            for (Path file :
                    list.filter(each -> each.toString().endsWith(".yaml")).toList()) {
                files.put("knowledge/programs/" + file.getFileName(), TestingPrograms.tree(Files.readString(file)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<String> problems = new ArrayList<>();
        Descriptions descriptions = Descriptions.read(
                files, file -> (at, sentence, hint) -> problems.add(file + "#" + at + ": " + sentence));
        assertThat(problems).isEmpty();
        return descriptions;
    }
}
