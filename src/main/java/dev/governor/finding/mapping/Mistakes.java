package dev.governor.finding.mapping;

import dev.governor.kernel.ProblemCode;
import dev.governor.kernel.ProblemException;
import dev.governor.kernel.ProblemException.Place;
import java.util.ArrayList;
import java.util.List;

/** What is wrong with a mapping file, all of it at once, each with its file and line. */
final class Mistakes {

    private final String file;
    private final List<Place> places = new ArrayList<>();

    Mistakes(String file) {
        this.file = file;
    }

    void add(int line, String detail) {
        places.add(new Place(file + ":" + line, detail));
    }

    /** @throws ProblemException {@code INVALID_FIELD} with a place for each mistake, when there is any */
    void refuse() {
        if (!places.isEmpty()) {
            Place first = places.get(0);
            throw new ProblemException(
                    ProblemCode.INVALID_FIELD,
                    "the mapping " + first.at() + " cannot be used: " + first.detail(),
                    places);
        }
    }
}
