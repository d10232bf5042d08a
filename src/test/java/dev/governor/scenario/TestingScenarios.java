package dev.governor.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The scenario bundles: what sources send, and what must come of it. */
final class TestingScenarios {

    private static final Path FOLDER = Path.of("src/test/resources/scenarios");
    private static final ObjectMapper JSON = new ObjectMapper();

    private TestingScenarios() {}

    static List<byte[]> inputs(String scenario) throws IOException {
        try (Stream<Path> files = Files.list(FOLDER.resolve(scenario).resolve("inputs"))) {
            List<byte[]> bodies = new ArrayList<>();
            for (Path file : files.sorted().toList()) {
                bodies.add(Files.readAllBytes(file));
            }
            return bodies;
        }
    }

    static JsonNode expected(String scenario) throws IOException {
        return JSON.readTree(FOLDER.resolve(scenario).resolve("expected.json").toFile());
    }

    /** Returns the JSON object that {@code input} is, or empty when it is none. */
    static Optional<ObjectNode> tree(byte[] input) {
        String text = new String(input, StandardCharsets.UTF_8).strip();
        if (!text.startsWith("{")) {
            return Optional.empty();
        }
        try {
            return Optional.of((ObjectNode) JSON.readTree(text));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
