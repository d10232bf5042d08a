package dev.governor.context;

import dev.governor.context.SignalJob.Refusal;
import dev.governor.context.SignalService.Delivery;
import dev.governor.kernel.Ids;
import dev.governor.kernel.ProblemCode;
import dev.governor.kernel.ProblemException;
import dev.governor.server.ServerConfig;
import dev.governor.signal.RawSignal;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/** Large signals, taken in one after the other in the background; those that a stop cut off go on at the next start. */
@ApplicationScoped
class SignalJobs {

    private static final Logger LOG = Logger.getLogger(SignalJobs.class);
    private static final int AFTER_THE_GRAPH = 5_000;
    private static final int MAX_ATTEMPTS = 10;
    private static final long RETRY_SECONDS = 5;
    private static final long GRACE_SECONDS = 5;

    private final SignalRun run;
    private final SignalLedger ledger;
    private final SignalConfig config;
    private final ServerConfig servers;
    private final Clock clock;
    private final Set<String> waiting = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean open = new AtomicBoolean();
    private final ScheduledExecutorService worker = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "signal-worker");
        thread.setDaemon(true);
        return thread;
    });

    SignalJobs(SignalRun run, SignalLedger ledger, SignalConfig config, ServerConfig servers, Clock clock) {
        this.run = run;
        this.servers = servers;
        this.ledger = ledger;
        this.config = config;
        this.clock = clock;
    }

    void start(@Observes @Priority(AFTER_THE_GRAPH) StartupEvent started) {
        open.set(true);
        resume();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        open.set(false);
        worker.shutdown();
        if (!worker.awaitTermination(GRACE_SECONDS, TimeUnit.SECONDS)) {
            worker.shutdownNow();
        }
    }

    /** Queues the signals that were received and are not stored yet, and deletes the bytes of all others. */
    void resume() {
        // what another server spooled is that server's: its bytes are not here, and are not gone
        List<SignalJob> unfinished = ledger.unfinished().stream()
                .filter(job -> servers.alone() || Files.exists(file(job.id())))
                .toList();
        Set<Path> kept = ConcurrentHashMap.newKeySet();
        for (SignalJob job : unfinished) {
            kept.add(file(job.id()).getFileName());
            enqueue(job.id(), 0);
        }
        if (!Files.isDirectory(config.spoolDirectory())) {
            return;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(config.spoolDirectory(), SignalJobs::isSpooled)) {
            for (Path file : files) {
                if (!kept.contains(file.getFileName())) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot tidy the spool directory", e);
        }
    }

    private static boolean isSpooled(Path file) {
        return file.toString().endsWith(SpooledSignal.SUFFIX);
    }

    /**
     * Keeps a signal until it is its turn.
     *
     * @return its id
     */
    String submit(InputStream body, Delivery delivery) throws IOException {
        if (waiting.size() >= config.maxQueued()) {
            throw new ProblemException(
                    ProblemCode.RATE_LIMITED, "already " + waiting.size() + " signals wait to be taken in");
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        String id = Ids.next("sig", now.toEpochMilli());
        waiting.add(id);
        try {
            SpooledSignal spooled =
                    SpooledSignal.write(body, file(id), config.maxBytes().asLongValue());
            ledger.insert(SignalJob.queued(id, delivery, spooled, now));
        } catch (IOException | RuntimeException e) {
            waiting.remove(id);
            Files.deleteIfExists(file(id));
            throw e;
        }
        enqueue(id, 0);
        return id;
    }

    private void enqueue(String id, int attempt) {
        waiting.add(id);
        worker.schedule(() -> attempt(id, attempt), RETRY_SECONDS * attempt, TimeUnit.SECONDS);
    }

    private void attempt(String id, int attempt) {
        if (!open.get()) {
            return;
        }
        try {
            work(id);
            waiting.remove(id);
        } catch (SignalRun.Stopped e) {
            LOG.infof("signal %s goes on at the next start", id);
        } catch (IOException | RuntimeException e) {
            LOG.warnf(e, "signal %s cannot be stored now", id);
            if (attempt < MAX_ATTEMPTS) {
                enqueue(id, attempt + 1);
            }
        }
    }

    /** Takes in the signal {@code id} now, in the calling thread. */
    void work(String id) throws IOException {
        SignalJob job = ledger.find(id).orElseThrow();
        if (job.state() == SignalState.DONE || job.state() == SignalState.FAILED) {
            return;
        }
        Path file = file(id);
        if (!Files.exists(file)) {
            Refusal gone = new Refusal(ProblemCode.INTERNAL, "the bytes of the signal are gone", List.of());
            ledger.update(job.failed(gone, clock.instant().truncatedTo(ChronoUnit.MICROS)));
            return;
        }
        SpooledSignal body = new SpooledSignal(file, job.bytes(), job.raw());
        run.run(job, new RawSignal(body, job.source(), job.ceiling(), job.actor()), open::get);
        Files.deleteIfExists(file);
    }

    private Path file(String id) {
        return SpooledSignal.fileOf(config.spoolDirectory(), id);
    }
}
