package dev.governor.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Runs {@code initdb} and {@code pg_ctl} on one cluster.
 *
 * <p>PostgreSQL refuses to run as root; for root its programs run in their own user namespace ({@code unshare -U}),
 * where root is nobody.
 */
final class PostgresPrograms {

    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final PostgresBinaries binaries;
    private final Path directory;

    PostgresPrograms(PostgresBinaries binaries, Path directory) {
        this.binaries = binaries;
        this.directory = directory;
    }

    /** Creates a cluster in which every connection, from every place, must give a password. */
    void initdb(Path data, DatabaseLogin superuser, Path passwordFile) {
        run(
                "initdb",
                "-D",
                data.toString(),
                "-U",
                superuser.role(),
                "-A",
                "scram-sha-256",
                "--pwfile",
                passwordFile.toString(),
                "-E",
                "UTF8",
                "--locale=C");
    }

    /** Starts the server in the background and waits until it takes connections. */
    void start(Path data, Path log) {
        run("pg_ctl", "-D", data.toString(), "-l", log.toString(), "-w", "-t", "60", "start");
    }

    /** Ends all sessions, writes everything to disk and stops the server. */
    void stop(Path data) {
        run("pg_ctl", "-D", data.toString(), "-m", "fast", "-w", "-t", "60", "stop");
    }

    private void run(String program, String... arguments) {
        List<String> command = new ArrayList<>();
        if (isRoot()) {
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(binaries.program(program).toString());
        command.addAll(List.of(arguments));
        Path output = directory.resolve(program + ".log");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        builder.environment().put("LC_ALL", "C");
        try {
            finish(program, builder.start(), output);
        } catch (IOException e) {
            throw new StorageException("cannot run postgresql's `" + program + "`: " + e.getMessage(), e);
        }
    }

    private static void finish(String program, Process process, Path output) throws IOException {
        try {
            if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new StorageException("postgresql's `" + program + "` did not finish in " + LIMIT.toSeconds()
                        + " s; see `" + output + "`");
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new StorageException("interrupted while running postgresql's `" + program + "`", e);
        }
        if (process.exitValue() != 0) {
            throw new StorageException("postgresql's `" + program + "` failed with exit code " + process.exitValue()
                    + ": " + lastLine(output) + "; see `" + output + "`");
        }
    }

    private static String lastLine(Path output) throws IOException {
        List<String> lines = Files.readAllLines(output).stream()
                .filter(line -> !line.isBlank())
                .toList();
        return lines.isEmpty() ? "no output" : lines.get(lines.size() - 1).strip();
    }

    // user id of a folder that this process made, so that a renamed root account is recognised too
    private boolean isRoot() {
        try {
            return Integer.valueOf(0).equals(Files.getAttribute(directory.resolve("lock"), "unix:uid"));
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }
}
