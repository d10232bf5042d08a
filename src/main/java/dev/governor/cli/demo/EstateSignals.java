package dev.governor.cli.demo;

import dev.governor.kernel.TimeSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * What tools would report about the estate: the files of {@code examples/estate}, with the times of now, so that each
 * run is a new scan.
 */
final class EstateSignals {

    /** The moment at which the files of {@code examples/estate} were written, in the forms they use. */
    private static final String SCANNED_AT = "2026-01-13T08:00:00Z";

    private static final String SCANNED_AT_MILLIS = "1768291200000";

    private record Signal(String file, String source, String contentType) {}

    private static final List<Signal> SIGNALS = List.of(
            new Signal("inventory.cmdb.csv", "cmdb", "text/csv"),
            new Signal("relations.cmdb.csv", "cmdb", "text/csv"),
            new Signal("ownership.catalog-info.yaml", "backstage", "application/yaml"),
            new Signal("classification.ocsf.json", "data-security", "application/json"),
            new Signal("posture.sarif", "pg-posture", "application/json"),
            new Signal("posture.ocsf.json", "retention-scanner", "application/json"));

    private EstateSignals() {}

    /** Sends every file through the API and returns how many there were. */
    static int deliver(GovernorClient client) {
        SIGNALS.forEach(signal -> client.postSignal("olivia", signal.source(), signal.contentType(), content(signal))
                .orThrow(signal.file()));
        return SIGNALS.size();
    }

    private static byte[] content(Signal signal) {
        Instant now = TimeSource.machine().instant().truncatedTo(ChronoUnit.SECONDS);
        try (InputStream in = EstateSignals.class.getResourceAsStream("/demo/estate/" + signal.file())) {
            if (in == null) {
                throw new DemoFailure("the application lacks " + signal.file());
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .replace(SCANNED_AT, now.toString())
                    .replace(SCANNED_AT_MILLIS, String.valueOf(now.toEpochMilli()))
                    .getBytes(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
