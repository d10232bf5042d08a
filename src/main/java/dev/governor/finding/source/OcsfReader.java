package dev.governor.finding.source;

import com.fasterxml.jackson.databind.JsonNode;
import dev.governor.finding.FindingReader;
import dev.governor.finding.FindingReport;
import dev.governor.finding.FindingTypes;
import dev.governor.kernel.ProblemCode;
import dev.governor.kernel.ProblemException;
import dev.governor.kernel.ProblemException.Place;
import dev.governor.signal.SignalRecord;
import dev.governor.signal.Sketch;
import jakarta.enterprise.context.ApplicationScoped;
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
    public String title() {
        return "OCSF finding classes, from Security Hub, Prowler and others";
    }

    @Override
    public boolean recognises(Sketch sketch) {
        return sketch.anyItem(event -> CLASSES.contains(event.path("class_uid").asInt()));
    }

    @Override
    public List<String> records() {
        return List.of("/*", "");
    }

    @Override
    public boolean independent() {
        return true;
    }

    @Override
    public List<FindingReport> read(SignalRecord record) {
        JsonNode event = record.node();
        if (!event.path("class_uid").isInt()) {
            throw record.broken("/class_uid", "the event has no class_uid");
        }
        if (!CLASSES.contains(event.path("class_uid").asInt())) {
            return List.of();
        }
        OcsfEvent finding = new OcsfEvent(event, record.at(), types);
        List<Place> places = finding.problems();
        if (!places.isEmpty()) {
            throw new ProblemException(ProblemCode.INVALID_SIGNAL, places.get(0).detail(), places);
        }
        return IntStream.range(0, finding.resources().size())
                .mapToObj(finding::report)
                .toList();
    }
}
