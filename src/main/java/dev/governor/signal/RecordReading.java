package dev.governor.signal;

import com.fasterxml.jackson.databind.JsonNode;
import dev.governor.kernel.ProblemCode;
import dev.governor.kernel.ProblemException;
import dev.governor.kernel.ProblemException.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Has one reader read one document.
 *
 * <p>INVARIANT: a document of a format whose records belong together is read whole or refused whole. Of independent
 * records the broken ones are left out, and said so; when none is left the document is refused.
 *
 * @param <T> what records are read into
 */
public final class RecordReading<T> {

    /** How many places a refusal names at most. */
    public static final int MAX_PLACES = 50;

    private final SignalReader<T> reader;
    private final SignalDocument document;
    private final List<Place> places = new ArrayList<>();
    private long records;
    private long broken;

    public RecordReading(SignalReader<T> reader, SignalDocument document) {
        this.reader = reader;
        this.document = document;
    }

    /**
     * Reads the document and hands over what its records say, in their order.
     *
     * @return how many records the document holds, and what was left out
     * @throws ProblemException {@code INVALID_SIGNAL} with places when the document is refused; what was handed over before
     *     is then to be dropped
     */
    public Tally read(Consumer<T> out) {
        List<RecordPath> paths = RecordPath.all(reader.format().records());
        JsonNode skeleton = document.skeleton(paths);
        List<Place> around = reader.check(skeleton);
        if (!around.isEmpty()) {
            throw refused(around.stream()
                    .map(place -> new Place(document.at(place.at()), place.detail()))
                    .toList());
        }
        document.forEach(paths, record -> read(record, out));
        if (broken > 0 && (!reader.format().independent() || broken == records)) {
            throw refused(places);
        }
        List<Rejection> rejected = new ArrayList<>(places.stream()
                .map(place -> new Rejection(place.at(), ProblemCode.INVALID_SIGNAL, place.detail()))
                .toList());
        if (records == 0) {
            String holder = paths.stream()
                    .filter(path -> path.leadsToArray(skeleton))
                    .findFirst()
                    .orElse(paths.get(0))
                    .holder();
            rejected.add(new Rejection(
                    document.at(holder),
                    ProblemCode.EMPTY_REPORT,
                    "the " + reader.format().name()
                            + " document lists nothing; nothing was recorded and nothing resolved"));
        }
        return new Tally(records, broken, rejected);
    }

    /** Returns how many records were looked at so far, also when the document was refused for them. */
    public long records() {
        return records;
    }

    /**
     * What reading a document came to.
     *
     * @param records how many records the document holds
     * @param broken how many of them were left out
     * @param rejected what was left out and why, at most {@link #MAX_PLACES}
     */
    public record Tally(long records, long broken, List<Rejection> rejected) {
        public Tally {
            rejected = List.copyOf(rejected);
        }
    }

    private void read(SignalRecord record, Consumer<T> out) {
        records++;
        try {
            reader.read(record).forEach(out);
        } catch (ProblemException e) {
            broken++;
            List<Place> found = e.places().isEmpty() ? List.of(new Place(record.at(), e.detail())) : e.places();
            found.stream().limit(MAX_PLACES - places.size()).forEach(places::add);
        }
    }

    private static ProblemException refused(List<Place> places) {
        return new ProblemException(ProblemCode.INVALID_SIGNAL, places.get(0).detail(), places);
    }
}
