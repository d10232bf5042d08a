package dev.governor.plan;

import com.fasterxml.jackson.databind.JsonNode;
import dev.governor.kernel.ProblemException.Place;
import dev.governor.kernel.Spelling;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What is wrong with one template, each with file and JSON pointer, in the order it was found. */
final class TemplateMistakes {

    private final String file;
    private final List<Place> places = new ArrayList<>();

    TemplateMistakes(String file) {
        this.file = file;
    }

    List<Place> places() {
        return List.copyOf(places);
    }

    void add(String at, String detail) {
        places.add(new Place(file + "#" + at, "`" + at.substring(1).replace('/', '.') + "`: " + detail));
    }

    void refuseUnknown(JsonNode tree, String at, Set<String> known) {
        tree.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                add(at + "/" + name, "is not a field of a template: " + Spelling.suggestion(name, known));
            }
        });
    }
}
