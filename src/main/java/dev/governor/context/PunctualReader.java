package dev.governor.context;

import com.fasterxml.jackson.databind.JsonNode;
import dev.governor.finding.FindingReader;
import dev.governor.finding.FindingReport;
import dev.governor.kernel.ProblemException.Place;
import dev.governor.signal.Format;
import dev.governor.signal.SignalRecord;
import dev.governor.signal.Sketch;
import java.time.Instant;
import java.util.List;

/** A reader that calls records broken which speak of the future: what they say could never be superseded. */
final class PunctualReader implements FindingReader {

    private final FindingReader reader;
    private final Instant arrival;

    PunctualReader(FindingReader reader, Instant arrival) {
        this.reader = reader;
        this.arrival = arrival;
    }

    @Override
    public Format format() {
        return reader.format();
    }

    @Override
    public boolean recognises(Sketch sketch) {
        return reader.recognises(sketch);
    }

    @Override
    public List<Place> check(JsonNode root) {
        return reader.check(root);
    }

    @Override
    public List<FindingReport> read(SignalRecord record) {
        List<FindingReport> reports = reader.read(record);
        reports.forEach(report -> report.requirePresent(arrival));
        return reports;
    }
}
