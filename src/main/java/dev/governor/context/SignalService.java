package dev.governor.context;

import dev.governor.finding.FindingReader;
import dev.governor.finding.FindingReport;
import dev.governor.finding.Hygiene;
import dev.governor.finding.RawSignal;
import dev.governor.finding.SignalDocument;
import dev.governor.kernel.Digest;
import dev.governor.kernel.ProblemCode;
import dev.governor.kernel.ProblemException;
import dev.governor.kernel.Trust;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
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
        SignalDocument document = SignalDocument.parse(signal.body());
        List<FindingReader> finders = findingReaders.stream()
                .filter(reader -> reader.recognises(document))
                .toList();
        List<ContextReader> describers = contextReaders.stream()
                .filter(reader -> reader.recognises(document))
                .toList();
        if (finders.isEmpty() && describers.isEmpty()) {
            throw new ProblemException(
                    ProblemCode.UNKNOWN_FORMAT, "no reader recognises this signal, known are " + known());
        }
        List<FindingReport> reports = finders.stream()
                .flatMap(reader -> reader.read(document).stream())
                .map(report -> report.cappedBy(signal.ceiling()))
                .toList();
        List<ContextFact> facts = new ArrayList<>();
        describers.forEach(reader -> facts.addAll(reader.read(document)));
        facts.addAll(ReportedContext.of(reports));
        return store.store(new SignalStore.ReadSignal(
                Digest.of(signal.body()),
                Hygiene.line(signal.source(), 200),
                Stream.concat(
                                finders.stream().map(FindingReader::format),
                                describers.stream().map(ContextReader::format))
                        .toList(),
                signal.ceiling() == Trust.UNKNOWN ? Trust.CLAIMED : signal.ceiling(),
                signal.actor(),
                reports,
                facts,
                ReportedContext.containersIn(facts)));
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
