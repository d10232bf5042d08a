package dev.governor.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;

/**
 * Says the same as a list of signals in another way, the same way for the same seed: in another order, twice, split and merged,
 * in other envelopes, with keys permuted, unknown fields added and ids in lower case.
 */
final class TestingVariants {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Lists whose elements are independent of each other, so that a sender may as well send them one by one. */
    private static final Map<String, Set<String>> LISTS = Map.of(
            "Findings",
            Set.of(),
            "configurationItems",
            Set.of(),
            "accounts",
            Set.of(),
            "items",
            Set.of("kind"),
            "matches",
            Set.of(),
            "statements",
            Set.of(),
            "vulnerabilities",
            Set.of("catalogVersion"));

    /** Objects whose keys are data: a key more would say something else. */
    private static final Set<String> OPEN_MAPS =
            Set.of("labels", "matchLabels", "selector", "tags", "annotations", "digest", "Tags", "CVSS");

    private static final Pattern CASELESS = Pattern.compile("(CVE-\\d{4}-\\d+|GHSA(-\\w{4}){3}|CWE-\\d+)");

    private final Random random;

    TestingVariants(long seed) {
        this.random = new Random(seed);
    }

    List<byte[]> of(List<byte[]> inputs) {
        List<byte[]> said = new ArrayList<>();
        for (byte[] input : inputs) {
            said.addAll(isJsonObject(input) ? json(tree(input)) : text(input));
        }
        for (int i = said.size() - 1; i >= 0; i--) {
            if (random.nextInt(3) == 0) {
                said.add(said.get(i));
            }
        }
        Collections.shuffle(said, random);
        return said;
    }

    private List<byte[]> json(JsonNode document) {
        List<JsonNode> parts = random.nextBoolean() ? split(document) : List.of(document);
        List<JsonNode> changed = parts.stream()
                .map(part -> random.nextInt(3) == 0 ? lowered(part) : part)
                .map(part -> random.nextBoolean() ? permuted(part) : part)
                .map(part -> random.nextBoolean() ? extended(part, "") : part)
                .toList();
        if (changed.size() > 1 && random.nextBoolean()) {
            StringBuilder lines = new StringBuilder();
            changed.forEach(part -> lines.append(part).append('\n'));
            return List.of(bytes(lines.toString()));
        }
        return changed.stream().map(this::enveloped).toList();
    }

    private List<byte[]> text(byte[] input) {
        String text = new String(input, StandardCharsets.UTF_8);
        if (!text.contains("\n---\n") || random.nextBoolean()) {
            return List.of(input);
        }
        List<String> documents = new ArrayList<>(List.of(text.split("\n---\n")));
        Collections.shuffle(documents, random);
        return random.nextBoolean()
                ? documents.stream().map(TestingVariants::bytes).toList()
                : List.of(bytes(String.join("\n---\n", documents)));
    }

    private static List<JsonNode> split(JsonNode document) {
        for (String list : LISTS.keySet()) {
            if (document.path(list).isArray() && document.path(list).size() > 1) {
                List<JsonNode> parts = new ArrayList<>();
                for (JsonNode element : document.path(list)) {
                    ObjectNode part = document.deepCopy();
                    part.putArray(list).add(element);
                    parts.add(part);
                }
                return parts;
            }
        }
        return List.of(document);
    }

    private byte[] enveloped(JsonNode document) {
        String text = document.toString();
        return switch (random.nextInt(6)) {
            case 0 ->
                bytes(JSON.createObjectNode()
                        .put("Type", "Notification")
                        .put("MessageId", "m-" + random.nextInt(1_000))
                        .put("TopicArn", "arn:aws:sns:us-east-1:111122223333:security")
                        .put("Message", text)
                        .toString());
            case 1 -> {
                ObjectNode push = JSON.createObjectNode();
                push.putObject("message")
                        .put("data", Base64.getEncoder().encodeToString(bytes(text)))
                        .put("messageId", "7");
                yield bytes(push.put("subscription", "projects/acme/subscriptions/governor")
                        .toString());
            }
            case 2 -> zipped(bytes(text));
            case 3 -> bytes("\uFEFF" + document.toPrettyString().replace("\n", "\r\n"));
            default -> bytes(text);
        };
    }

    private JsonNode permuted(JsonNode node) {
        if (node.isArray()) {
            ArrayNode copy = JSON.createArrayNode();
            node.forEach(element -> copy.add(permuted(element)));
            return copy;
        }
        if (!node.isObject()) {
            return node;
        }
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        Collections.shuffle(names, random);
        ObjectNode copy = JSON.createObjectNode();
        names.forEach(name -> copy.set(name, permuted(node.get(name))));
        return copy;
    }

    private JsonNode extended(JsonNode node, String within) {
        if (node.isArray()) {
            ArrayNode copy = JSON.createArrayNode();
            node.forEach(element -> copy.add(extended(element, within)));
            return copy;
        }
        if (!node.isObject() || OPEN_MAPS.contains(within)) {
            return node;
        }
        ObjectNode copy = JSON.createObjectNode();
        node.fields().forEachRemaining(field -> copy.set(field.getKey(), extended(field.getValue(), field.getKey())));
        if (random.nextInt(4) == 0) {
            copy.put("zzUnknownField" + random.nextInt(100), "nobody reads this");
        }
        return copy;
    }

    private JsonNode lowered(JsonNode node) {
        if (node.isArray()) {
            ArrayNode copy = JSON.createArrayNode();
            node.forEach(element -> copy.add(lowered(element)));
            return copy;
        }
        if (node.isObject()) {
            ObjectNode copy = JSON.createObjectNode();
            node.fields().forEachRemaining(field -> copy.set(field.getKey(), lowered(field.getValue())));
            return copy;
        }
        return node.isTextual() && CASELESS.matcher(node.textValue()).matches()
                ? JSON.getNodeFactory().textNode(node.textValue().toLowerCase(Locale.ROOT))
                : node;
    }

    private static boolean isJsonObject(byte[] input) {
        String text = new String(input, StandardCharsets.UTF_8).strip();
        return text.startsWith("{") && !text.contains("}\n{");
    }

    private static JsonNode tree(byte[] input) {
        try {
            return JSON.readTree(input);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] zipped(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
            zip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
