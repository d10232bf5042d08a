package dev.governor.context;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.governor.audit.EvidenceLog;
import dev.governor.audit.ReceiptKind;
import dev.governor.context.SignalService.Delivery;
import dev.governor.context.SignalService.Received;
import dev.governor.finding.AssetKey;
import dev.governor.finding.FindingQuery;
import dev.governor.finding.FindingService;
import dev.governor.kernel.Ids;
import dev.governor.kernel.ProblemCode;
import dev.governor.kernel.Trust;
import dev.governor.signal.RawSignal;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SignalRunTest {

    private static final int MANY = 2_500;
    private static final Delivery DELIVERY = new Delivery("test", Trust.AUTHORITATIVE, "embedded|operator");

    @Inject
    SignalService signals;

    @Inject
    SignalJobs jobs;

    @Inject
    SignalRun run;

    @Inject
    SignalLedger ledger;

    @Inject
    SignalConfig config;

    @Inject
    FindingService findings;

    @Inject
    EvidenceLog log;

    private final String table = "t" + UUID.randomUUID().toString().replace("-", "");
    private final AssetKey asset = new AssetKey("postgresql:test:shop_" + table + ":public:" + table);

    @Test
    void aLargeSignalIsStoredPartByPart() throws IOException {
        Received received = signals.receive(body(sarif(MANY)), DELIVERY, true);

        assertThat(received.result()).isNull();
        SignalJob done = awaitEnd(received.signal());
        assertThat(done.state()).isEqualTo(SignalState.DONE);
        assertThat(done.recordsDone()).isEqualTo(MANY);
        assertThat(done.result().accepted()).isEqualTo(MANY);
        assertThat(done.result().findings()).hasSize(IngestResult.MAX_LISTED);
        assertThat(log.about(received.signal()))
                .singleElement()
                .satisfies(receipt -> assertThat(receipt.kind()).isEqualTo(ReceiptKind.SIGNAL_ACCEPTED));
    }

    @Test
    void aSignalThatIsCutOffGoesOnWhereItStopped() throws IOException {
        SignalJob job = spool(sarif(MANY));
        RawSignal signal = signal(job);
        AtomicInteger parts = new AtomicInteger();

        assertThatThrownBy(() -> run.run(job, signal, () -> parts.incrementAndGet() <= 1))
                .isInstanceOf(SignalRun.Stopped.class);
        SignalJob stopped = ledger.find(job.id()).orElseThrow();
        jobs.work(job.id());

        assertThat(stopped.state()).isEqualTo(SignalState.RUNNING);
        assertThat(stopped.taken()).isEqualTo(SignalPortions.MAX_ITEMS);
        SignalJob done = ledger.find(job.id()).orElseThrow();
        assertThat(done.state()).isEqualTo(SignalState.DONE);
        assertThat(done.result().accepted()).isEqualTo(MANY);
        String first = done.result().findings().get(0);
        assertThat(log.about(first)).hasSize(1);
        assertThat(log.firstBreak()).isEmpty();
    }

    @Test
    void aLargeSignalThatIsBrokenAtItsEndStoresNothing() throws IOException {
        String broken = sarif(MANY).replaceFirst("]}]}$", ", 7]}]}");

        Received received = signals.receive(body(broken), DELIVERY, true);

        SignalJob failed = awaitEnd(received.signal());
        assertThat(failed.state()).isEqualTo(SignalState.FAILED);
        assertThat(failed.problem().code()).isEqualTo(ProblemCode.INVALID_SIGNAL);
        assertThat(failed.problem().places()).isNotEmpty();
        assertThat(findings.list(new FindingQuery(null, null, asset, null), null, 10)
                        .items())
                .isEmpty();
        assertThat(log.about(received.signal())).isEmpty();
    }

    private SignalJob awaitEnd(String id) {
        Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .until(() ->
                        ledger.find(id).filter(job -> job.finishedAt() != null).isPresent());
        return ledger.find(id).orElseThrow();
    }

    private SignalJob spool(String text) throws IOException {
        String id = Ids.next("sig", 1);
        SpooledSignal spooled =
                SpooledSignal.write(body(text), SpooledSignal.fileOf(config.spoolDirectory(), id), 1_000_000_000);
        SignalJob job = SignalJob.queued(id, DELIVERY, spooled, Instant.now().truncatedTo(ChronoUnit.MICROS));
        ledger.insert(job);
        return job;
    }

    private RawSignal signal(SignalJob job) {
        return new RawSignal(
                new SpooledSignal(SpooledSignal.fileOf(config.spoolDirectory(), job.id()), job.bytes(), job.raw()),
                job.source(),
                job.ceiling(),
                job.actor());
    }

    private static ByteArrayInputStream body(String text) {
        return new ByteArrayInputStream(text.getBytes(UTF_8));
    }

    private String sarif(int results) {
        String all = IntStream.range(0, results)
                .mapToObj(i -> """
                        {"ruleId": "RULE-%d", "level": "error", "message": {"text": "number %d"},
                         "locations": [{"physicalLocation": {"artifactLocation":
                           {"uri": "postgresql://test/shop_%s/public/%s"}}}]}""".formatted(i, i, table, table))
                .collect(Collectors.joining(","));
        return """
                {"version": "2.1.0", "runs": [{"tool": {"driver": {"name": "pg-posture"}},
                "invocations": [{"executionSuccessful": true, "endTimeUtc": "2026-01-10T12:00:00Z"}],
                "results": [%s]}]}""".formatted(all).strip();
    }
}
