package dev.governor.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.governor.kernel.ProblemException.Place;
import dev.governor.kernel.Spelling;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * One file of scenarios, with a way to say what is wrong in it.
 *
 * @param name the file, for example {@code scenarios/policy.yaml}
 * @param tree what it holds
 * @param problems where problems go
 */
record ScenarioFile(String name, JsonNode tree, List<Place> problems) {

    /** One entry of the list: its sentence, where it stands, and what it says. */
    record Entry(String name, String pointer, JsonNode tree) {}

    String about() {
        return tree.path("about").asText();
    }

    /** Returns the scenarios that have a sentence of their own; the others are problems. */
    List<Entry> entries() {
        List<Entry> entries = new ArrayList<>();
        JsonNode list = tree.path("scenarios");
        if (!list.isArray() || list.isEmpty()) {
            report("/scenarios", "the file holds no scenarios", "write a list of them");
        }
        for (int i = 0; i < list.size(); i++) {
            String pointer = "/scenarios/" + i;
            String name = list.get(i).path("name").asText();
            if (name.isBlank()) {
                report(pointer, "the scenario has no name", "write `name:` and what happens in a sentence");
            } else if (entries.stream().anyMatch(entry -> entry.name().equals(name))) {
                report(pointer + "/name", "`" + name + "` is taken", "each scenario has a name of its own");
            } else {
                entries.add(new Entry(name, pointer, list.get(i)));
            }
        }
        return entries;
    }

    /** Reports every key of {@code object} that is not one of {@code known}. */
    void checkKeys(JsonNode object, String pointer, Collection<String> known) {
        object.fieldNames().forEachRemaining(key -> {
            if (!known.contains(key)) {
                report(pointer + "/" + key, "`" + key + "` means nothing here", Spelling.suggestion(key, known));
            }
        });
    }

    void report(String pointer, String message, String hint) {
        problems.add(new Place(at(pointer), hint.isEmpty() ? message : message + ": " + hint));
    }

    String at(String pointer) {
        return name + "#" + pointer;
    }
}
