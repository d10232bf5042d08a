package dev.governor.cli;

import dev.governor.storage.DirectoryLock;
import dev.governor.storage.StorageException;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.Properties;

/**
 * The directory in which one governor keeps everything that must outlive it, held by one process at a time.
 *
 * <p>While a server runs, {@code server.properties} in it names the server's {@code url} and {@code pid}, so that tools
 * find it.
 */
public final class DataDirectory implements AutoCloseable {

    private static final String SERVER_FILE = "server.properties";

    private final Path path;
    private final DirectoryLock lock;

    private DataDirectory(Path path, DirectoryLock lock) {
        this.path = path;
        this.lock = lock;
    }

    /** Returns {@code $XDG_DATA_HOME/remediation-governor}, or the same below {@code ~/.local/share}. */
    public static Path standard() {
        String configured = System.getenv("XDG_DATA_HOME");
        Path base = configured == null || configured.isBlank()
                ? Path.of(System.getProperty("user.home"), ".local", "share")
                : Path.of(configured);
        return base.resolve("remediation-governor");
    }

    /**
     * Creates the directory if it is missing and claims it.
     *
     * @throws StorageException if another governor holds it; the message names its address when that is known
     */
    public static DataDirectory open(Path directory) {
        Path path = directory.toAbsolutePath().normalize();
        try {
            return new DataDirectory(path, DirectoryLock.acquire(path));
        } catch (StorageException e) {
            String address =
                    runningUrl(path).map(url -> " (it serves " + url + ")").orElse("");
            throw new CommandFailure(e.getMessage() + address, e);
        }
    }

    /** Returns the address of the server that last started on a directory and did not stop, if there is one. */
    public static Optional<String> runningUrl(Path directory) {
        Path file = directory.resolve(SERVER_FILE);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        Properties server = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            server.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Optional.ofNullable(server.getProperty("url"));
    }

    /** Returns the directory itself. */
    public Path path() {
        return path;
    }

    /** Returns where the embedded database lives. */
    public Path postgres() {
        return path.resolve("postgres");
    }

    /** Writes down where the server of a directory listens, for tools. */
    static void announce(Path directory, String url) {
        try {
            Path draft = directory.resolve(SERVER_FILE + ".draft");
            Files.writeString(
                    draft, "url=" + url + "\npid=" + ProcessHandle.current().pid() + "\n");
            Files.move(draft, directory.resolve(SERVER_FILE), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write `" + SERVER_FILE + "` in `" + directory + "`", e);
        }
    }

    /** Forgets the server and frees the directory. */
    @Override
    public void close() {
        try (lock) {
            Files.deleteIfExists(path.resolve(SERVER_FILE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
