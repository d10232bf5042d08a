package dev.governor.context;

import dev.governor.context.mapping.ContextReaders;
import dev.governor.finding.FindingReader;
import dev.governor.finding.FindingReport;
import dev.governor.finding.mapping.FindingReaders;
import dev.governor.kernel.ProblemCode;
import dev.governor.kernel.ProblemException;
import dev.governor.kernel.ProblemException.Place;
import dev.governor.signal.Format;
import dev.governor.signal.RawSignal;
import dev.governor.signal.RecordReading;
import dev.governor.signal.RecordReading.Tally;
import dev.governor.signal.Rejection;
import dev.governor.signal.SignalDocument;
import dev.governor.signal.SignalDocuments;
import dev.governor.signal.SignalReader;
import dev.governor.signal.Sketch;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Has the readers read signals. The format is found by content; a document that several readers recognise is read by each of
 * them.
 */
@ApplicationScoped
class SignalReading {

    private final List<FindingReader> findingReaders;
    private final List<ContextReader> contextReaders;

    SignalReading(FindingReaders findingReaders, ContextReaders contextReaders) {
        this.findingReaders = findingReaders.all();
        this.contextReaders = contextReaders.all();
    }

    /** Who takes what a signal says, in its order. */
    interface Taker {
        void take(FindingReport report);

        void take(ContextFact fact);
    }

    /**
     * What a signal turned out to be.
     *
     * @param formats the formats of its documents
     * @param records how many elements the source's own lists hold
     * @param rejected what was left out
     */
    record Contents(List<String> formats, long records, List<Rejection> rejected) {}

    /**
     * Reads {@code signal}, once, and hands over what it says.
     *
     * @param arrival when it arrived; reports of later moments are broken
     * @throws ProblemException {@code MALFORMED_BODY}, {@code UNKNOWN_FORMAT} or {@code INVALID_SIGNAL} when it is refused;
     *     what was handed over before is then to be dropped
     */
    Contents read(RawSignal signal, Instant arrival, Taker taker) {
        Reading reading = new Reading(signal, arrival, taker);
        SignalDocuments.forEach(signal, reading::read, reading.rejected::add);
        if (reading.formats.isEmpty() && !reading.rejected.isEmpty()) {
            throw refusal(reading.rejected);
        }
        return new Contents(List.copyOf(reading.formats), reading.records, List.copyOf(reading.rejected));
    }

    private static ProblemException refusal(List<Rejection> rejected) {
        Rejection first = rejected.get(0);
        return new ProblemException(
                first.code(),
                first.detail(),
                rejected.stream()
                        .limit(RecordReading.MAX_PLACES)
                        .map(left -> new Place(left.at(), left.detail()))
                        .toList());
    }

    private String known() {
        return Stream.concat(
                        findingReaders.stream().map(FindingReader::format),
                        contextReaders.stream().map(ContextReader::format))
                .map(Format::name)
                .sorted()
                .toList()
                .toString();
    }

    /** One signal being read. */
    private final class Reading {
        private final RawSignal signal;
        private final Instant arrival;
        private final Taker taker;
        private final Set<String> formats = new LinkedHashSet<>();
        private final List<Rejection> rejected = new ArrayList<>();
        private long records;

        private Reading(RawSignal signal, Instant arrival, Taker taker) {
            this.signal = signal;
            this.arrival = arrival;
            this.taker = taker;
        }

        private void read(SignalDocument document) {
            Sketch sketch = document.sketch();
            long most = 0;
            boolean known = false;
            for (FindingReader reader : findingReaders) {
                if (reader.recognises(sketch)) {
                    known = true;
                    most = Math.max(most, read(new PunctualReader(reader, arrival), document, this::take));
                }
            }
            for (ContextReader reader : contextReaders) {
                if (reader.recognises(sketch)) {
                    known = true;
                    most = Math.max(most, read(reader, document, taker::take));
                }
            }
            if (!known) {
                throw ProblemException.at(
                        ProblemCode.UNKNOWN_FORMAT,
                        document.place(),
                        "no reader recognises this signal, known are " + known());
            }
            records += most;
        }

        private void take(FindingReport report) {
            taker.take(report.cappedBy(signal.ceiling()));
        }

        private <T> long read(SignalReader<T> reader, SignalDocument document, Consumer<T> out) {
            Tally tally = new RecordReading<>(reader, document).read(out);
            formats.add(reader.format().name());
            tally.rejected().stream()
                    .limit(IngestResult.MAX_LISTED - rejected.size())
                    .forEach(rejected::add);
            return tally.records();
        }
    }
}
