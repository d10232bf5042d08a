package dev.governor.cli.demo;

import dev.governor.cli.ServerProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** How much memory a running server takes, as Linux tells it; empty elsewhere. */
final class ServerMemory {

    private ServerMemory() {}

    /** Returns the resident memory of the server's own process in bytes ({@code VmRSS}). */
    static OptionalLong ofJvm(ServerProcess server) {
        return kilobytes(Path.of("/proc", String.valueOf(server.pid()), "status"), "VmRSS:");
    }

    /**
     * Returns the memory of all processes of the PostgreSQL in {@code directory}, in bytes.
     *
     * <p>It is the sum of each one's proportional share ({@code Pss}), so that what they share counts once.
     */
    static OptionalLong ofPostgres(Path directory) {
        OptionalLong postmaster = postmaster(directory);
        if (postmaster.isEmpty()) {
            return OptionalLong.empty();
        }
        LongStream shares = ProcessHandle.of(postmaster.getAsLong()).stream()
                .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
                .map(process -> Path.of("/proc", String.valueOf(process.pid()), "smaps_rollup"))
                .flatMapToLong(file -> kilobytes(file, "Pss:").stream());
        long sum = shares.sum();
        return sum == 0 ? OptionalLong.empty() : OptionalLong.of(sum);
    }

    private static OptionalLong postmaster(Path directory) {
        try (Stream<Path> files = Files.walk(directory, 4)) {
            return files.filter(file -> file.endsWith("postmaster.pid"))
                    .mapToLong(ServerMemory::firstLine)
                    .findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long firstLine(Path file) {
        try {
            return Long.parseLong(Files.readAllLines(file).get(0).strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static OptionalLong kilobytes(Path file, String key) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.filter(line -> line.startsWith(key))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024)
                    .findFirst();
        } catch (IOException | UncheckedIOException e) {
            return OptionalLong.empty();
        }
    }
}
