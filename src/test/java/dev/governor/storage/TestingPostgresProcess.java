package dev.governor.storage;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A separate JVM that starts a server, says so and waits to be killed. */
final class TestingPostgresProcess {

    private TestingPostgresProcess() {}

    public static void main(String[] arguments) throws InterruptedException {
        PostgresServer server = PostgresServer.start(Path.of(arguments[0]), PostgresBinaries.unpack());
        System.out.println("port " + server.port());
        Thread.sleep(60_000);
    }

    /** Starts the JVM and returns once its server runs. */
    static Process start(Path directory) throws IOException {
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        TestingPostgresProcess.class.getName(),
                        directory.toString()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String line = process.inputReader().readLine();
        if (line == null) {
            throw new IOException("the other JVM ended with exit code " + process.exitValue());
        }
        return process;
    }
}
