package dev.governor;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.governor.context.ContextFact;
import dev.governor.finding.FindingReport;
import dev.governor.kernel.ProblemException;
import dev.governor.kernel.ProblemException.Place;
import dev.governor.kernel.Trust;
import dev.governor.signal.RawSignal;
import dev.governor.signal.RecordReading;
import dev.governor.signal.Rejection;
import dev.governor.signal.SignalDocument;
import dev.governor.signal.SignalDocuments;
import dev.governor.signal.SignalLimits;
import dev.governor.signal.SignalReader;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/**
 * What all readers together make of a signal, before anything is stored.
 *
 * @param formats the readers that recognised it, by name
 * @param records how many elements its own lists hold, none when it was refused as a whole
 * @param seen the same, also when it was refused
 * @param refusal the slug of the problem when it was refused as a whole, else empty
 * @param rejected what was refused or left out, and where
 * @param reports what was reported
 * @param facts what was stated
 */
public record TestingReading(
        List<String> formats,
        long records,
        @JsonIgnore long seen,
        String refusal,
        List<Place> rejected,
        List<FindingReport> reports,
        List<ContextFact> facts) {

    public static TestingReading of(byte[] body) {
        return of(body, "");
    }

    public static TestingReading of(byte[] body, String source) {
        return of(body, source, SignalLimits.standard());
    }

    public static TestingReading of(byte[] body, String source, SignalLimits limits) {
        TreeSet<String> formats = new TreeSet<>();
        List<Place> rejected = new ArrayList<>();
        List<FindingReport> reports = new ArrayList<>();
        List<ContextFact> facts = new ArrayList<>();
        long[] records = {0};
        try {
            Consumer<Rejection> left = rejection -> rejected.add(new Place(rejection.at(), rejection.detail()));
            new SignalDocuments(limits)
                    .read(
                            new RawSignal(body, source, Trust.AUTHORITATIVE, "test"),
                            document -> {
                                long before = records[0];
                                LongConsumer counted = read -> records[0] = Math.max(records[0], before + read);
                                for (var reader : TestingSignalReaders.finding()) {
                                    read(reader, document, reports::add, formats, left, counted);
                                }
                                for (var reader : TestingSignalReaders.context()) {
                                    read(reader, document, facts::add, formats, left, counted);
                                }
                                if (formats.isEmpty()) {
                                    rejected.add(new Place(document.place(), "no reader recognises it"));
                                }
                            },
                            left);
            return new TestingReading(List.copyOf(formats), records[0], records[0], "", rejected, reports, facts);
        } catch (ProblemException e) {
            List<Place> places = e.places().isEmpty() ? List.of(new Place("", e.detail())) : e.places();
            return new TestingReading(
                    List.copyOf(formats), 0, records[0], e.code().slug(), places, List.of(), List.of());
        }
    }

    private static <T> void read(
            SignalReader<T> reader,
            SignalDocument document,
            Consumer<T> out,
            TreeSet<String> formats,
            Consumer<Rejection> left,
            LongConsumer counted) {
        if (!reader.recognises(document.sketch())) {
            return;
        }
        formats.add(reader.format().name());
        RecordReading<T> reading = new RecordReading<>(reader, document);
        try {
            reading.read(out).rejected().forEach(left);
        } finally {
            counted.accept(reading.records());
        }
    }
}
