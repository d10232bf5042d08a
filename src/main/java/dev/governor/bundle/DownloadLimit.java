package dev.governor.bundle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.EmptyProgressMonitor;

/** Cancels a download that has brought more than any bundle needs, or takes longer than any bundle should. */
final class DownloadLimit extends EmptyProgressMonitor {

    private static final long MAX_BYTES = 4L * BundleLimits.MAX_TOTAL_BYTES;
    private static final Duration MAX_TIME = Duration.ofMinutes(2);

    private final Path home;
    private final long begin = System.nanoTime();
    private boolean reached;

    /** Watches what is written to {@code home}, from now on. */
    DownloadLimit(Path home) {
        this.home = home;
    }

    /** Tells whether the download was cancelled. */
    boolean isReached() {
        return reached;
    }

    @Override
    public boolean isCancelled() {
        reached = reached || System.nanoTime() - begin > MAX_TIME.toNanos() || bytes() > MAX_BYTES;
        return reached;
    }

    private long bytes() {
        try (Stream<Path> files = Files.walk(home)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        } catch (IOException | UncheckedIOException e) {
            return 0;
        }
    }
}
