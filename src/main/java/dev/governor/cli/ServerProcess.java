package dev.governor.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The governor as a process of its own, started from the same application this class came from. */
public final class ServerProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Process process;
    private final Path directory;
    private final Path log;

    private ServerProcess(Process process, Path directory, Path log) {
        this.process = process;
        this.directory = directory;
        this.log = log;
    }

    /**
     * Starts a server on {@code directory} and returns when it is ready.
     *
     * @param application the runnable jar
     * @param settings configuration beyond the defaults, by key; never a secret
     * @param secrets environment variables beyond this process's own
     */
    public static ServerProcess start(
            Path application, Path directory, int port, Map<String, String> settings, Map<String, String> secrets) {
        try {
            Files.createDirectories(directory);
            Path log = directory.resolve("server.log");
            Path configuration = directory.resolve("start.properties");
            write(configuration, settings);
            List<String> command = new ArrayList<>(List.of(java(), "-Xmx512m", "-XX:+UseSerialGC"));
            command.addAll(compilation());
            command.addAll(List.of("-jar", application.toString(), "serve", "--data-dir", directory.toString()));
            command.addAll(List.of("--port", String.valueOf(port), "--config", configuration.toString()));
            ProcessBuilder builder = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            builder.environment().putAll(secrets);
            ServerProcess server = new ServerProcess(builder.start(), directory, log);
            server.awaitReady();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException("the server cannot be started in " + directory, e);
        }
    }

    /** Returns how this process compiles, when that was said: a server that it starts lives no longer than it does. */
    static List<String> compilation() {
        return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> argument.startsWith("-XX:TieredStopAtLevel="))
                .toList();
    }

    /** Returns the runnable jar that this class came from. */
    public static Path thisApplication() {
        String configured = System.getProperty("governor.application");
        return Path.of(configured != null ? configured : System.getProperty("java.class.path"))
                .toAbsolutePath();
    }

    /** Returns where it listens. */
    public URI address() {
        return URI.create(properties("server.properties").getProperty("url"));
    }

    /** Returns a file of its data directory as properties. */
    public Properties properties(String file) {
        Properties properties = new Properties();
        try (InputStream in = Files.newInputStream(directory.resolve(file))) {
            properties.load(in);
            return properties;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    /** Returns the operating system's id of the process. */
    public long pid() {
        return process.pid();
    }

    /** Waits until somebody stops it. */
    public void join() throws InterruptedException {
        process.waitFor();
    }

    /** Ends it without any chance to tidy up, as {@code kill -9} does. */
    public void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    @Override
    public void close() {
        process.destroy();
        awaitEnd();
    }

    private void awaitEnd() {
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void awaitReady() {
        HttpClient http = HttpClient.newHttpClient();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            if (!process.isAlive()) {
                throw new CommandFailure("the server stopped while it started" + lastWord() + "; its log is " + log);
            }
            if (isReady(http)) {
                return;
            }
            pause();
        }
        close();
        throw new CommandFailure(
                "the server was not ready after " + PATIENCE.toMinutes() + " minutes; its log is " + log);
    }

    /** Returns what the server itself said about its failure. */
    private String lastWord() {
        try (Stream<String> lines = Files.lines(log)) {
            return lines.filter(line -> line.startsWith("governor: "))
                    .reduce((earlier, later) -> later)
                    .map(line -> ": " + line.substring("governor: ".length()))
                    .orElse("");
        } catch (IOException | UncheckedIOException e) {
            return "";
        }
    }

    private boolean isReady(HttpClient http) {
        Path written = directory.resolve("server.properties");
        if (!Files.exists(written)
                || !String.valueOf(pid()).equals(properties("server.properties").getProperty("pid"))) {
            return false;
        }
        try {
            HttpRequest request = HttpRequest.newBuilder(address().resolve("/health/ready"))
                    .timeout(Duration.ofSeconds(5))
                    .build();
            return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static void write(Path file, Map<String, String> settings) throws IOException {
        Properties properties = new Properties();
        properties.putAll(settings);
        try (OutputStream out = Files.newOutputStream(file)) {
            properties.store(out, "written by the command that started this server");
        }
    }

    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
