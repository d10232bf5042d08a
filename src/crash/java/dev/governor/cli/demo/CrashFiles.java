package dev.governor.cli.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.stream.Stream;

/** The files that a crash run leaves. */
final class CrashFiles {

    private CrashFiles() {}

    /** Copies the logs of every server below {@code directory} into {@code reports}. */
    static void keep(Path directory, Path reports) throws IOException {
        try (Stream<Path> files = Files.walk(directory, 3)) {
            for (Path log : files.filter(file -> file.endsWith("server.log")).toList()) {
                String name = directory.relativize(log).toString().replace('/', '-');
                Files.copy(log, reports.resolve(name), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    /** Deletes a directory with everything in it. */
    static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
