package dev.governor.storage;

import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * Starts a PostgreSQL server again that died under us, on the same port and the same data.
 *
 * <p>Looks once a second. Between attempts it waits one second, then twice as long each time, at most {@value #LONGEST_SECONDS} s;
 * it does not give up, because {@link DatabaseLiveness} tells whoever watches this process that its database is gone.
 */
public final class PostgresSupervisor implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(PostgresSupervisor.class);
    private static final int LONGEST_SECONDS = 30;
    private static final Duration LOOK = Duration.ofSeconds(1);

    private final PostgresServer server;
    private final Thread watch;

    private PostgresSupervisor(PostgresServer server) {
        this.server = server;
        this.watch = new Thread(this::watch, "postgresql-supervisor");
        watch.setDaemon(true);
    }

    /** Watches {@code server} until this is closed, which comes before the server is closed. */
    public static PostgresSupervisor of(PostgresServer server) {
        PostgresSupervisor supervisor = new PostgresSupervisor(server);
        supervisor.watch.start();
        return supervisor;
    }

    /** Ends the watch; does nothing the second time. */
    @Override
    public void close() {
        watch.interrupt();
        try {
            watch.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void watch() {
        Duration pause = LOOK;
        try {
            while (true) {
                Thread.sleep(pause.toMillis());
                pause = lives() ? LOOK : longer(pause);
            }
        } catch (InterruptedException e) {
            // the watch is over
            return;
        }
    }

    private boolean lives() throws InterruptedException {
        try {
            if (!DatabaseLiveness.lives(server.directory())) {
                LOG.error("postgresql died; starting it again");
                server.startAgain();
                LOG.info("postgresql runs again");
            }
            return true;
        } catch (StorageException e) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            LOG.errorf("postgresql cannot be started again yet: %s", e.getMessage());
            return false;
        }
    }

    private static Duration longer(Duration pause) {
        Duration twice = pause.multipliedBy(2);
        return twice.toSeconds() > LONGEST_SECONDS ? Duration.ofSeconds(LONGEST_SECONDS) : twice;
    }
}
