package dev.governor.signal;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.function.Consumer;

/** A document that is small enough to be held as a tree. */
record TreeDocument(DocumentFacts facts, Sketch sketch, JsonNode root) implements SignalDocument {

    TreeDocument(DocumentFacts facts, Syntax syntax, JsonNode root) {
        this(facts, new Sketch(syntax, Sketching.cut(root)), root);
    }

    @Override
    public String place() {
        return facts.whole();
    }

    @Override
    public String at(String pointer) {
        return facts.at(pointer);
    }

    @Override
    public String source() {
        return facts.source();
    }

    @Override
    public Envelope envelope() {
        return facts.envelope();
    }

    @Override
    public JsonNode skeleton(List<RecordPath> paths) {
        return Skeletons.of(root, ActivePaths.of(paths));
    }

    @Override
    public void forEach(List<RecordPath> paths, Consumer<SignalRecord> each) {
        JsonNode skeleton = skeleton(paths);
        RecordWalk walk = new RecordWalk(facts, sketch.syntax(), skeleton, each);
        if (paths.stream().anyMatch(path -> path.leadsToArray(skeleton))) {
            walk.tree(root, skeleton, ActivePaths.of(paths), "", List.of());
        } else if (!root.isArray() && paths.stream().anyMatch(RecordPath::isWhole)) {
            walk.whole(root);
        }
    }
}
