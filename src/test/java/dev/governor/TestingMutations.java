package dev.governor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Breaks documents the way bugs and attackers do: other types, missing and doubled parts, cut and flipped bytes. */
final class TestingMutations {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String MARKS = "{}[]\",:<>&;\n\0 -#";
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Random random;

    TestingMutations(long seed) {
        this.random = new Random(seed);
    }

    byte[] mutate(byte[] body) {
        try {
            if (random.nextInt(4) > 0) {
                JsonNode root = JSON.readTree(body);
                if (root != null && root.isContainerNode()) {
                    return JSON.writeValueAsBytes(mutated(root));
                }
            }
        } catch (IOException e) {
            return flipped(body);
        }
        return flipped(body);
    }

    private JsonNode mutated(JsonNode root) throws JsonProcessingException {
        JsonNode copy = root.deepCopy();
        for (int i = 0; i < 1 + random.nextInt(3); i++) {
            List<JsonNode> containers = new ArrayList<>();
            collect(copy, containers);
            JsonNode place = containers.get(random.nextInt(containers.size()));
            if (place instanceof ObjectNode object) {
                mutate(object);
            } else if (place instanceof ArrayNode array) {
                mutate(array);
            }
        }
        return random.nextInt(30) == 0 ? hostile(copy) : copy;
    }

    private static void collect(JsonNode node, List<JsonNode> containers) {
        if (node.isContainerNode() && (!node.isEmpty() || containers.isEmpty())) {
            containers.add(node);
        }
        node.forEach(child -> collect(child, containers));
    }

    private void mutate(ObjectNode object) throws JsonProcessingException {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        if (names.isEmpty()) {
            object.set("", hostile(object));
            return;
        }
        String name = names.get(random.nextInt(names.size()));
        switch (random.nextInt(4)) {
            case 0 -> object.remove(name);
            case 1 ->
                object.set(
                        name,
                        object.path(names.get(random.nextInt(names.size()))).deepCopy());
            default -> object.set(name, hostile(object.get(name)));
        }
    }

    private void mutate(ArrayNode array) throws JsonProcessingException {
        if (array.isEmpty()) {
            array.add(hostile(array));
            return;
        }
        int index = random.nextInt(array.size());
        switch (random.nextInt(4)) {
            case 0 -> array.remove(index);
            case 1 -> array.add(array.get(index).deepCopy());
            default -> array.set(index, hostile(array.get(index)));
        }
    }

    private JsonNode hostile(JsonNode was) throws JsonProcessingException {
        return switch (random.nextInt(16)) {
            case 0 -> NODES.nullNode();
            case 1 -> NODES.textNode("");
            case 2 -> NODES.textNode("x".repeat(1 << random.nextInt(14)));
            case 3 -> NODES.numberNode(random.nextInt());
            case 4 -> NODES.numberNode(new BigInteger("9".repeat(40)));
            case 5 -> NODES.numberNode(random.nextDouble() * 1e300);
            case 6 -> NODES.booleanNode(random.nextBoolean());
            case 7 -> NODES.arrayNode();
            case 8 -> NODES.objectNode();
            case 9 -> NODES.arrayNode().add(was.deepCopy());
            case 10 -> NODES.objectNode().set("x", was.deepCopy());
            case 11 -> NODES.textNode(JSON.writeValueAsString(was));
            case 12 -> NODES.textNode("\u0000\uD800 %2F%zz ../../ :: // pkg: arn:::::: @ \u202E" + was.asText());
            case 13 -> NODES.arrayNode().add(NODES.arrayNode().addNull());
            case 14 -> NODES.numberNode(Long.MIN_VALUE);
            default -> NODES.textNode(strange());
        };
    }

    private String strange() {
        List<String> strange = List.of(
                "arn:aws",
                "arn:aws:s3:::",
                "//",
                "pkg:npm/",
                "sha256:",
                "9999-99-99T99:99:99Z",
                "-292275055-05-16T16:47:04Z",
                "/subscriptions/",
                "projects//locations/",
                "https://",
                "git@:x",
                ":",
                "/",
                "a b\tc\n",
                "%",
                "CVSS:3.1/AV:N",
                "CVE-",
                "{",
                "data:;base64,====",
                "1e400",
                "NaN");
        return strange.get(random.nextInt(strange.size()));
    }

    private byte[] flipped(byte[] body) {
        if (body.length == 0) {
            return body;
        }
        if (random.nextInt(4) == 0) {
            return Arrays.copyOf(body, random.nextInt(body.length));
        }
        byte[] copy = body.clone();
        for (int i = 0; i < 1 + random.nextInt(4); i++) {
            int with = random.nextBoolean() ? random.nextInt(256) : MARKS.charAt(random.nextInt(MARKS.length()));
            copy[random.nextInt(copy.length)] = (byte) with;
        }
        return copy;
    }
}
