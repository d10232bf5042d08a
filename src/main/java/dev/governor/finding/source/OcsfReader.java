package dev.governor.finding.source;

import com.fasterxml.jackson.databind.JsonNode;
import dev.governor.finding.FindingReader;
import dev.governor.finding.FindingReport;
import dev.governor.finding.FindingTypes;
import dev.governor.kernel.ProblemCode;
import dev.governor.kernel.ProblemException;
import dev.governor.kernel.ProblemException.Place;
import dev.governor.signal.Format;
import dev.governor.signal.SignalRecord;
import dev.governor.signal.Sketch;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;

/**
 * Reads OCSF findings: vulnerability (2002), compliance (2003), detection (2004), data security (2006), application security
 * posture (2007), IAM analysis (2008) and the old security finding (2001).
 *
 * <p>A finding on several resources is a report for each, a vulnerability in several packages one for each package. An
 * incident (2005) groups findings and is none itself. The verdict is in {@link OcsfVerdict}, the asset in {@link OcsfAsset}.
 *
 * @see <a href="https://schema.ocsf.io/">OCSF</a>
 */
@ApplicationScoped
public class OcsfReader implements FindingReader {

    private static final Set<Integer> CLASSES = Set.of(2001, 2002, 2003, 2004, 2005, 2006, 2007, 2008);

    private static final int INCIDENT = 2005;

    private final FindingTypes types;

    public OcsfReader(FindingTypes types) {
        this.types = types;
    }

    @Override
    public Format format() {
        return Format.oneByOne(
                "ocsf",
                "OCSF finding classes, from Security Hub, Prowler and others",
                List.of("/Findings/*", "/findings/*", "/*", ""));
    }

    @Override
    public boolean recognises(Sketch sketch) {
        return sketch.any(
                format().records(),
                event -> CLASSES.contains(event.path("class_uid").asInt()));
    }

    @Override
    public List<FindingReport> read(SignalRecord record) {
        JsonNode event = record.node();
        int uid = event.path("class_uid").asInt();
        if (uid == 0) {
            throw record.broken("/class_uid", "the event has no class_uid");
        }
        if (!CLASSES.contains(uid) || uid == INCIDENT) {
            return List.of();
        }
        OcsfEvent finding = new OcsfEvent(record, types);
        List<Place> places = finding.problems();
        if (!places.isEmpty()) {
            throw new ProblemException(ProblemCode.INVALID_SIGNAL, places.get(0).detail(), places);
        }
        return finding.reports();
    }
}
