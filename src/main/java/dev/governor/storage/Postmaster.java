package dev.governor.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The server process that a cluster's {@code postmaster.pid} names, dead or alive.
 *
 * @param pid the process id
 * @param port the TCP port it listens on
 * @see <a href="https://www.postgresql.org/docs/17/storage-file-layout.html">PostgreSQL, database file layout</a>
 */
record Postmaster(long pid, int port) {

    private static final int PORT_LINE = 3;

    /** Reads the file; empty if there is none or it is not complete. */
    static Optional<Postmaster> of(Path data) {
        try {
            List<String> lines = Files.readAllLines(fileOf(data));
            if (lines.size() <= PORT_LINE) {
                return Optional.empty();
            }
            return Optional.of(new Postmaster(
                    Long.parseLong(lines.get(0).strip()),
                    Integer.parseInt(lines.get(PORT_LINE).strip())));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException | NumberFormatException e) {
            throw new StorageException("cannot read `" + fileOf(data) + "`: " + e.getMessage(), e);
        }
    }

    static Path fileOf(Path data) {
        return data.resolve("postmaster.pid");
    }

    /** Returns whether any process has this id; after a reboot that may be a stranger. */
    boolean idIsTaken() {
        return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
    }

    /** Returns whether a PostgreSQL server has this id. */
    boolean isAlive() {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .map(process -> process.info()
                        .command()
                        .map(command -> command.endsWith("postgres"))
                        .orElse(true))
                .orElse(false);
    }
}
