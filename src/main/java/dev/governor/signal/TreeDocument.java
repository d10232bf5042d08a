package dev.governor.signal;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** A document that is small enough to be held as a tree. */
record TreeDocument(String place, String source, Envelope envelope, Sketch sketch, JsonNode root)
        implements SignalDocument {

    @Override
    public JsonNode skeleton(List<RecordPath> paths) {
        return root;
    }

    @Override
    public void forEach(List<RecordPath> paths, Consumer<SignalRecord> each) {
        Walk walk = new Walk(new HashMap<>(), each);
        boolean found = false;
        for (RecordPath path : paths) {
            if (path.leadsToArray(root)) {
                found = true;
                walk.descend(root, path.steps(), "", new ArrayList<>());
            }
        }
        if (!found && !root.isArray() && paths.stream().anyMatch(RecordPath::isWhole)) {
            walk.hand("", root, List.of(root));
        }
    }

    /** The way to the records of one path. */
    private final class Walk {
        private final Map<String, Object> memory;
        private final Consumer<SignalRecord> each;

        Walk(Map<String, Object> memory, Consumer<SignalRecord> each) {
            this.memory = memory;
            this.each = each;
        }

        void descend(JsonNode node, List<String> steps, String at, List<JsonNode> parents) {
            if (steps.isEmpty()) {
                hand(at, node, parents);
                return;
            }
            List<String> rest = steps.subList(1, steps.size());
            List<JsonNode> around = new ArrayList<>(parents);
            around.add(node);
            if (!steps.get(0).equals("*")) {
                if (node.has(steps.get(0))) {
                    descend(node.path(steps.get(0)), rest, at + "/" + escaped(steps.get(0)), around);
                }
            } else if (node.isArray()) {
                for (int i = 0; i < node.size(); i++) {
                    descend(node.get(i), rest, at + "/" + i, around);
                }
            }
        }

        void hand(String at, JsonNode node, List<JsonNode> parents) {
            each.accept(new SignalRecord(where(at, node), node, root, parents, envelope, source, memory));
        }
    }

    private String where(String pointer, JsonNode node) {
        if (sketch.syntax() == Syntax.CSV && node.has(Csv.LINE)) {
            return "line " + node.path(Csv.LINE).asLong();
        }
        return place.isEmpty() ? pointer : place + " " + pointer;
    }

    private static String escaped(String step) {
        return step.replace("~", "~0").replace("/", "~1");
    }
}
