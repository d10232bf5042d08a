package dev.governor.command.description;

import com.fasterxml.jackson.databind.JsonNode;
import dev.governor.kernel.Complaints;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The programs that are described, by every name they have. */
public final class Descriptions {

    private final Map<String, Description> byName;

    private Descriptions(Map<String, Description> byName) {
        this.byName = Map.copyOf(byName);
    }

    /** Takes what is wrong with the files of descriptions. */
    @FunctionalInterface
    public interface FileComplaints {

        /** Returns who takes what is wrong with {@code file}. */
        Complaints in(String file);
    }

    /** Reads the descriptions in {@code files}, by the name of the file; what is wrong is left out and complained about. */
    public static Descriptions read(Map<String, JsonNode> files, FileComplaints complaints) {
        Map<String, RawDescription> raw = new TreeMap<>();
        NamedWords lists = new NamedWords();
        files.forEach((file, tree) -> {
            Complaints here = complaints.in(file);
            if (!tree.isObject() && !tree.isMissingNode() && !tree.isNull()) {
                here.about("", "a file of programs is a map from their names to descriptions", "write `name: {…}`");
            }
            tree.properties().forEach(entry -> {
                if (entry.getKey().equals(NamedWords.KEY)) {
                    lists.add(entry.getValue(), "/" + NamedWords.KEY, here);
                } else {
                    name(entry.getKey(), entry.getValue(), file, raw, here);
                }
            });
        });
        DescriptionReader reader = new DescriptionReader(raw, lists, complaints);
        Map<String, Description> byName = new HashMap<>();
        raw.forEach((name, each) -> byName.put(name, reader.read(each)));
        return new Descriptions(byName);
    }

    private static void name(
            String key, JsonNode tree, String file, Map<String, RawDescription> raw, Complaints complaints) {
        RawDescription here = new RawDescription(tree, file, RawDescription.step(key));
        String names = key + " " + tree.path("also").asText("");
        for (String name : Words.of(names)) {
            RawDescription twin = raw.putIfAbsent(name, here);
            if (twin != null) {
                complaints.about(
                        here.pointer(),
                        "`" + name + "` is described twice",
                        "it stands in " + twin.file() + " as well: a program has one home");
            }
        }
    }

    /** Returns the description of {@code program}, or {@code null}. */
    @Nullable
    public Description of(String program) {
        return byName.get(program);
    }

    /** Returns whether {@code program} is described. */
    public boolean knows(String program) {
        return byName.containsKey(program);
    }

    /** Returns the names of all programs that are described. */
    public Set<String> names() {
        return byName.keySet();
    }

    Collection<Description> all() {
        return Set.copyOf(byName.values());
    }
}
