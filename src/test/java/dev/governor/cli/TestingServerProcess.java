package dev.governor.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The packaged application in its own process, on a data directory and any free port. */
final class TestingServerProcess implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofSeconds(90);

    private final Process process;
    private final Path dataDirectory;
    private final Path log;

    private TestingServerProcess(Process process, Path dataDirectory, Path log) {
        this.process = process;
        this.dataDirectory = dataDirectory;
        this.log = log;
    }

    /** Starts {@code governor serve} with further arguments and does not wait. */
    static TestingServerProcess start(Path dataDirectory, String... further) throws IOException {
        Path log = Files.createTempFile("governor-serve", ".log");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-jar",
                System.getProperty("governor.application"),
                "serve",
                "--data-dir",
                dataDirectory.toString(),
                "--port",
                "0"));
        command.addAll(List.of(further));
        command.addAll(1, ServerProcess.compilation());
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        return new TestingServerProcess(process, dataDirectory, log);
    }

    /** Waits until the server says that it is ready, and returns its address. */
    String awaitReady() throws Exception {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (System.nanoTime() < deadline && process.isAlive()) {
            Optional<String> url = DataDirectory.runningUrl(dataDirectory);
            if (url.isPresent() && output().contains("ready at " + url.get())) {
                return url.get();
            }
            Thread.sleep(100);
        }
        throw new IllegalStateException("the server did not become ready:\n" + output());
    }

    /** Waits until the process has ended by itself, and returns its exit code. */
    int awaitExit() throws InterruptedException {
        if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
            throw new IllegalStateException("the server did not end");
        }
        return process.exitValue();
    }

    String output() throws IOException {
        return Files.readString(log, StandardCharsets.UTF_8);
    }

    /** Kills the process as a power cut would. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        awaitExit();
    }

    /** Asks the process to stop, as Ctrl-C does, and waits until it has. */
    @Override
    public void close() throws InterruptedException {
        process.destroy();
        awaitExit();
    }
}
