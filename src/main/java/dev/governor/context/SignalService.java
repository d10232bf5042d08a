package dev.governor.context;

import dev.governor.finding.FindingReader;
import dev.governor.finding.FindingReport;
import dev.governor.kernel.ProblemCode;
import dev.governor.kernel.ProblemException;
import dev.governor.kernel.ProblemException.Place;
import dev.governor.kernel.Trust;
import dev.governor.signal.Hygiene;
import dev.governor.signal.RawSignal;
import dev.governor.signal.RecordReading;
import dev.governor.signal.RecordReading.Tally;
import dev.governor.signal.Rejection;
import dev.governor.signal.SignalDocument;
import dev.governor.signal.SignalDocuments;
import dev.governor.signal.SignalReader;
import dev.governor.signal.Sketch;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The door for everything that is told to the governor: findings, inventories, owners, classifications.
 *
 * <p>The format is found by content. A document that several readers recognise is read by each of them.
 */
@ApplicationScoped
public class SignalService {

    private final List<FindingReader> findingReaders;
    private final List<ContextReader> contextReaders;
    private final SignalStore store;

    SignalService(@All List<FindingReader> findingReaders, @All List<ContextReader> contextReaders, SignalStore store) {
        this.findingReaders = findingReaders;
        this.contextReaders = contextReaders;
        this.store = store;
    }

    /**
     * Takes in a signal, whole or not at all.
     *
     * @throws ProblemException {@code MALFORMED_BODY} when it cannot be parsed, {@code UNKNOWN_FORMAT} when no reader knows
     *     it, {@code INVALID_SIGNAL} when it breaks its own format; then nothing is stored
     */
    public IngestResult ingest(RawSignal signal) {
        Reading reading = new Reading(signal.ceiling());
        List<Rejection> rejected = reading.rejected;
        SignalDocuments.forEach(signal, document -> read(document, reading), rejected::add);
        if (reading.nothing()) {
            throw refusal(rejected);
        }
        List<ContextFact> facts = new ArrayList<>(reading.facts);
        facts.addAll(ReportedContext.of(reading.reports));
        return store.store(new SignalStore.ReadSignal(
                signal.body().digest(),
                Hygiene.line(signal.source(), 200),
                List.copyOf(reading.formats),
                signal.ceiling() == Trust.UNKNOWN ? Trust.CLAIMED : signal.ceiling(),
                signal.actor(),
                reading.records,
                reading.reports,
                facts,
                ReportedContext.containersIn(facts),
                rejected));
    }

    /** What the documents of a signal say. */
    private static final class Reading {
        private final Trust ceiling;
        private final Set<String> formats = new LinkedHashSet<>();
        private final List<FindingReport> reports = new ArrayList<>();
        private final List<ContextFact> facts = new ArrayList<>();
        private final List<Rejection> rejected = new ArrayList<>();
        private long records;

        Reading(Trust ceiling) {
            this.ceiling = ceiling;
        }

        boolean nothing() {
            return formats.isEmpty() && !rejected.isEmpty();
        }
    }

    private void read(SignalDocument document, Reading reading) {
        Sketch sketch = document.sketch();
        List<FindingReader> finders = findingReaders.stream()
                .filter(reader -> reader.recognises(sketch))
                .toList();
        List<ContextReader> describers = contextReaders.stream()
                .filter(reader -> reader.recognises(sketch))
                .toList();
        if (finders.isEmpty() && describers.isEmpty()) {
            throw ProblemException.at(
                    ProblemCode.UNKNOWN_FORMAT,
                    document.place(),
                    "no reader recognises this signal, known are " + known());
        }
        long records = 0;
        for (FindingReader reader : finders) {
            records = Math.max(
                    records,
                    read(reader, document, report -> reading.reports.add(report.cappedBy(reading.ceiling)), reading));
        }
        for (ContextReader reader : describers) {
            records = Math.max(records, read(reader, document, reading.facts::add, reading));
        }
        reading.records += records;
    }

    private static <T> long read(SignalReader<T> reader, SignalDocument document, Consumer<T> out, Reading reading) {
        Tally tally = new RecordReading<>(reader, document).read(out);
        reading.formats.add(reader.format());
        reading.rejected.addAll(tally.rejected());
        return tally.records();
    }

    private static ProblemException refusal(List<Rejection> rejected) {
        Rejection first = rejected.get(0);
        return new ProblemException(
                first.code(),
                first.detail(),
                rejected.stream()
                        .map(left -> new Place(left.at(), left.detail()))
                        .toList());
    }

    private String known() {
        return Stream.concat(
                        findingReaders.stream().map(FindingReader::format),
                        contextReaders.stream().map(ContextReader::format))
                .sorted()
                .toList()
                .toString();
    }
}
