package dev.governor.signal;

import dev.governor.kernel.ProblemCode;
import dev.governor.kernel.ProblemException;
import dev.governor.kernel.ProblemException.Place;
import java.util.List;

/**
 * Where a piece of a signal stands, and what is around it.
 *
 * @param facts its place and source, and what its envelopes say
 * @param depth how many envelopes are around it
 * @param batch whether it is one of several in an envelope
 */
record Around(DocumentFacts facts, int depth, boolean batch) {

    /** The piece that is called {@code place} in this one; the same when it has no name. */
    Around place(String place) {
        return place.isEmpty()
                ? this
                : new Around(
                        new DocumentFacts(
                                facts.at("").isEmpty() ? place : facts.at("") + " " + place,
                                "",
                                facts.source(),
                                facts.envelope()),
                        depth,
                        batch);
    }

    /** The same, inside one more envelope. */
    Around deeper() {
        if (depth >= SignalLimits.MAX_ENVELOPES) {
            throw ProblemException.at(
                    ProblemCode.MALFORMED_BODY,
                    facts.whole(),
                    "there are more than " + SignalLimits.MAX_ENVELOPES + " envelopes inside each other");
        }
        return new Around(facts, depth + 1, batch);
    }

    /** What stands at {@code pointer}, a part of the same JSON. */
    Around node(String pointer, Envelope said, boolean list) {
        return new Around(
                        new DocumentFacts(facts.place(), facts.pointer() + pointer, facts.source(), said),
                        depth,
                        batch || list)
                .deeper();
    }

    /** What is in the text at this place. */
    Around text() {
        return new Around(new DocumentFacts(facts.whole(), "", facts.source(), facts.envelope()), depth, batch);
    }

    /** Returns the refusal of an envelope around nothing. */
    ProblemException nothing() {
        return ProblemException.at(ProblemCode.MALFORMED_BODY, facts.whole(), "the envelope has nothing in it");
    }

    /** Returns {@code e}, which says where in this piece, with places that say where in the signal. */
    ProblemException inside(ProblemException e) {
        String at = facts.whole();
        List<Place> places = e.places().isEmpty()
                ? List.of(new Place(at, e.detail()))
                : e.places().stream()
                        .map(place -> place.at().startsWith(at)
                                ? place
                                : new Place((at + " " + place.at()).strip(), place.detail()))
                        .toList();
        return new ProblemException(e.code(), e.detail(), places);
    }
}
