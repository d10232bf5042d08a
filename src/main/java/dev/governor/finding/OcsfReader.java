package dev.governor.finding;

import com.fasterxml.jackson.databind.JsonNode;
import dev.governor.kernel.ProblemCode;
import dev.governor.kernel.ProblemException;
import dev.governor.kernel.ProblemException.Place;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Reads OCSF findings: vulnerability (2002), compliance (2003), detection (2004), data security (2006), application
 * security posture (2007) and the old security finding (2001), as one object or an array of them.
 *
 * <p>A finding on several resources is a report for each of them.
 *
 * @see <a href="https://schema.ocsf.io/">OCSF</a>
 */
@ApplicationScoped
public class OcsfReader implements FindingReader {

    private static final Set<Integer> CLASSES = Set.of(2001, 2002, 2003, 2004, 2006, 2007);

    private final FindingTypes types;

    public OcsfReader(FindingTypes types) {
        this.types = types;
    }

    @Override
    public String format() {
        return "ocsf";
    }

    @Override
    public boolean recognises(SignalDocument document) {
        List<JsonNode> events = events(document);
        return !events.isEmpty()
                && events.stream()
                        .anyMatch(event ->
                                CLASSES.contains(event.path("class_uid").asInt()));
    }

    @Override
    public List<FindingReport> read(SignalDocument document) {
        List<Place> places = new ArrayList<>();
        List<FindingReport> reports = new ArrayList<>();
        List<JsonNode> events = events(document);
        boolean list = ((SignalDocument.Json) document).root().isArray();
        for (int i = 0; i < events.size(); i++) {
            String at = list ? "/" + i : "";
            JsonNode event = events.get(i);
            if (!event.path("class_uid").isInt()) {
                places.add(new Place(at + "/class_uid", "the event has no class_uid"));
            } else if (CLASSES.contains(event.path("class_uid").asInt())) {
                read(new OcsfEvent(event, at, types), reports, places);
            }
        }
        if (!places.isEmpty()) {
            throw new ProblemException(ProblemCode.INVALID_SIGNAL, places.get(0).detail(), places);
        }
        return reports;
    }

    private static void read(OcsfEvent event, List<FindingReport> reports, List<Place> places) {
        List<Place> broken = event.problems();
        if (broken.isEmpty()) {
            IntStream.range(0, event.resources().size()).mapToObj(event::report).forEach(reports::add);
        } else {
            places.addAll(broken);
        }
    }

    /** Returns the events of an OCSF document, or nothing when it is of another format. */
    public static List<JsonNode> events(SignalDocument document) {
        if (!(document instanceof SignalDocument.Json json)) {
            return List.of();
        }
        if (json.root().isObject()) {
            return json.root().path("class_uid").isInt() ? List.of(json.root()) : List.of();
        }
        List<JsonNode> events = new ArrayList<>();
        json.root().forEach(events::add);
        return events.stream().anyMatch(event -> event.path("class_uid").isInt()) ? events : List.of();
    }
}
