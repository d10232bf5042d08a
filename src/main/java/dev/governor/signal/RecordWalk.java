package dev.governor.signal;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import dev.governor.kernel.ProblemCode;
import dev.governor.kernel.ProblemException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The way to the records of a document, in its order, through a tree or through tokens. */
final class RecordWalk {

    private final DocumentFacts facts;
    private final Syntax syntax;
    private final JsonNode root;
    private final Consumer<SignalRecord> each;
    private final Map<String, Object> memory = new HashMap<>();

    RecordWalk(DocumentFacts facts, Syntax syntax, JsonNode skeleton, Consumer<SignalRecord> each) {
        this.facts = facts;
        this.syntax = syntax;
        this.root = skeleton;
        this.each = each;
    }

    /** Hands over the whole document. */
    void whole(JsonNode document) {
        hand("", document, List.of(root));
    }

    /** Hands over the records in {@code node}, which stands at {@code at} and looks like {@code skeleton}. */
    void tree(JsonNode node, JsonNode skeleton, ActivePaths paths, String at, List<JsonNode> parents) {
        if (paths.isRecord()) {
            hand(at, node, parents);
        }
        if (paths.isOnlyRecord()) {
            return;
        }
        List<JsonNode> around = with(parents, skeleton);
        if (node.isObject()) {
            node.fields().forEachRemaining(field -> {
                ActivePaths below = paths.below(field.getKey());
                if (!below.none()) {
                    tree(field.getValue(), skeleton.path(field.getKey()), below, under(at, field.getKey()), around);
                }
            });
        }
        ActivePaths elements = node.isArray() ? paths.below("*") : ActivePaths.NONE;
        for (int i = 0; i < node.size() && !elements.none(); i++) {
            tree(node.get(i), skeleton.path(i), elements, at + "/" + i, around);
        }
    }

    /** Hands over the records in the value whose first token is the current one. */
    void tokens(JsonParser parser, JsonNode skeleton, ActivePaths paths, String at, List<JsonNode> parents)
            throws IOException {
        if (paths.isRecord()) {
            tree(piece(parser, at), skeleton, paths, at, parents);
        } else if (parser.currentToken() == JsonToken.START_OBJECT) {
            object(parser, skeleton, paths, at, with(parents, skeleton));
        } else if (parser.currentToken() == JsonToken.START_ARRAY) {
            array(parser, skeleton, paths.below("*"), at, 0, with(parents, skeleton));
        }
    }

    private void object(JsonParser parser, JsonNode skeleton, ActivePaths paths, String at, List<JsonNode> around)
            throws IOException {
        Map<String, Integer> begun = new HashMap<>();
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            String clean = Trees.storable(name);
            ActivePaths below = paths.below(clean);
            JsonToken token = parser.nextToken();
            if (below.none()) {
                parser.skipChildren();
            } else if (token == JsonToken.START_ARRAY) {
                JsonNode inside = skeleton.path(clean);
                int from = begun.getOrDefault(clean, 0);
                begun.put(clean, array(parser, inside, below.below("*"), under(at, clean), from, with(around, inside)));
            } else {
                tokens(parser, skeleton.path(clean), below, under(at, clean), around);
            }
        }
    }

    private int array(
            JsonParser parser, JsonNode skeleton, ActivePaths paths, String at, int from, List<JsonNode> around)
            throws IOException {
        if (paths.none()) {
            parser.skipChildren();
            return from;
        }
        int index = from;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            tokens(parser, skeleton.path(index), paths, at + "/" + index, around);
            index++;
        }
        return index;
    }

    private JsonNode piece(JsonParser parser, String at) throws IOException {
        try {
            return Trees.piece(parser);
        } catch (Trees.TooLarge e) {
            throw ProblemException.at(ProblemCode.BODY_TOO_LARGE, facts.at(at), "one record is too large to be read");
        }
    }

    private void hand(String at, JsonNode node, List<JsonNode> parents) {
        boolean row = syntax == Syntax.CSV && node.has(Csv.LINE);
        String where = row ? "line " + node.path(Csv.LINE).asLong() : facts.at(at);
        each.accept(new SignalRecord(where, node, root, parents, facts.envelope(), facts.source(), memory));
    }

    private static List<JsonNode> with(List<JsonNode> parents, JsonNode next) {
        List<JsonNode> around = new ArrayList<>(parents.size() + 1);
        around.addAll(parents);
        around.add(next);
        return around;
    }

    private static String under(String at, String name) {
        return at + "/" + name.replace("~", "~0").replace("/", "~1");
    }
}
