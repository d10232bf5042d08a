package dev.governor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.governor.kernel.CanonicalJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How a producer orders fields, adds new ones or spells enum words changes nothing; nonsense is refused, never a crash. */
class ReaderRobustnessTest {

    private static final Path FIXTURES = Path.of("src/test/resources/signals");

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Set<String> WORDS = Set.of(
            "Label",
            "Status",
            "RecordState",
            "status",
            "category",
            "effectivePermission",
            "status_code",
            "severity",
            "scheme",
            "configurationItemStatus",
            "exploitAvailable",
            "ExploitAvailable",
            "Effect",
            "Severity",
            "aws/inspector/FindingStatus");

    /** Objects whose keys are data: a key more would say something else. */
    private static final Set<String> OPEN = Set.of("tags", "Tags", "principal", "Principal", "Condition", "unmapped");

    static List<String> fixtures() throws IOException {
        try (Stream<Path> files = Files.walk(FIXTURES)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> FIXTURES.relativize(file).toString())
                    .filter(name -> name.startsWith("aws-") || name.startsWith("ocsf/"))
                    .filter(name -> name.endsWith(".json") && !name.endsWith(".golden.json"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void neitherTheOrderOfFieldsNorUnknownOnesMatter(String name) throws IOException {
        JsonNode document = JSON.readTree(Files.readAllBytes(FIXTURES.resolve(name)));

        for (int seed = 1; seed <= 5; seed++) {
            Random random = new Random(seed);
            assertThat(read(permuted(document, "", random))).isEqualTo(read(document));
        }
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void theLetterCaseOfWordsDoesNotMatter(String name) throws IOException {
        JsonNode document = JSON.readTree(Files.readAllBytes(FIXTURES.resolve(name)));

        assertThat(read(respelled(document, true))).isEqualTo(read(document));
        assertThat(read(respelled(document, false))).isEqualTo(read(document));
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void aValueOfTheWrongKindIsReadAroundOrRefused(String name) throws IOException {
        JsonNode document = JSON.readTree(Files.readAllBytes(FIXTURES.resolve(name)));
        Random random = new Random(42);

        for (int i = 0; i < 150; i++) {
            TestingReading reading = TestingReading.of(bytes(broken(document, random)));

            assertThat(reading.refusal()).isNotEqualTo("internal");
        }
    }

    private static String read(JsonNode document) {
        return CanonicalJson.write(TestingReading.of(bytes(document)));
    }

    private static byte[] bytes(JsonNode document) {
        return document.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static JsonNode permuted(JsonNode node, String within, Random random) {
        if (node.isArray()) {
            ArrayNode copy = JSON.createArrayNode();
            node.forEach(each -> copy.add(permuted(each, within, random)));
            return copy;
        }
        if (!node.isObject()) {
            return node;
        }
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        Collections.shuffle(names, random);
        ObjectNode copy = JSON.createObjectNode();
        names.forEach(field -> copy.set(field, permuted(node.path(field), field, random)));
        if (!OPEN.contains(within) && random.nextInt(3) == 0) {
            copy.put("zzUnknownField", "nobody reads this");
        }
        return copy;
    }

    private static JsonNode respelled(JsonNode node, boolean upper) {
        if (node.isArray()) {
            ArrayNode copy = JSON.createArrayNode();
            node.forEach(each -> copy.add(respelled(each, upper)));
            return copy;
        }
        if (!node.isObject()) {
            return node;
        }
        ObjectNode copy = JSON.createObjectNode();
        node.fields().forEachRemaining(field -> {
            JsonNode value = field.getValue();
            boolean word = value.isTextual() && WORDS.contains(field.getKey());
            String text = value.asText();
            copy.set(
                    field.getKey(),
                    word
                            ? JsonNodeFactory.instance.textNode(
                                    upper ? text.toUpperCase(Locale.ROOT) : text.toLowerCase(Locale.ROOT))
                            : respelled(value, upper));
        });
        return copy;
    }

    /** Returns the document with about one value in twenty replaced by one of another kind. */
    private static JsonNode broken(JsonNode node, Random random) {
        if (random.nextInt(20) == 0) {
            return switch (random.nextInt(7)) {
                case 0 -> JsonNodeFactory.instance.nullNode();
                case 1 -> JsonNodeFactory.instance.numberNode(-1);
                case 2 -> JsonNodeFactory.instance.textNode("%7B%zz");
                case 3 -> JsonNodeFactory.instance.arrayNode().add("x").addNull();
                case 4 -> JsonNodeFactory.instance.objectNode().put("x", 1);
                case 5 -> JsonNodeFactory.instance.booleanNode(true);
                default -> JsonNodeFactory.instance.textNode("arn:\u0000\u202e:::");
            };
        }
        if (node.isArray()) {
            ArrayNode copy = JSON.createArrayNode();
            node.forEach(each -> copy.add(broken(each, random)));
            return copy;
        }
        if (!node.isObject()) {
            return node;
        }
        ObjectNode copy = JSON.createObjectNode();
        node.fields().forEachRemaining(field -> copy.set(field.getKey(), broken(field.getValue(), random)));
        return copy;
    }
}
