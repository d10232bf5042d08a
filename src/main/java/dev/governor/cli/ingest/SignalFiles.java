package dev.governor.cli.ingest;

import dev.governor.cli.CommandFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Finds the files behind the arguments, directories in the order of their names.
 *
 * <p>Hidden files and directories are left out. A symbolic link below a directory is followed to a file inside the same
 * directory and nowhere else.
 */
final class SignalFiles {

    private final Path root;
    private final List<SignalFile> found = new ArrayList<>();

    private SignalFiles(Path root) {
        this.root = root;
    }

    /**
     * Returns every file of {@code arguments}, in their order.
     *
     * @throws CommandFailure when one cannot be read
     */
    static List<SignalFile> of(List<Path> arguments) {
        return arguments.stream().flatMap(argument -> below(argument).stream()).toList();
    }

    private static List<SignalFile> below(Path argument) {
        try {
            SignalFiles files = new SignalFiles(argument.toRealPath());
            if (Files.isDirectory(argument)) {
                files.walk(argument);
            } else {
                files.take(argument);
            }
            return files.found;
        } catch (IOException | UncheckedIOException e) {
            throw new CommandFailure("cannot read `" + argument + "`", e);
        }
    }

    private void walk(Path directory) throws IOException {
        List<Path> children;
        try (Stream<Path> listed = Files.list(directory)) {
            children = listed.sorted().toList();
        }
        for (Path child : children) {
            if (isHidden(child)) {
                continue;
            }
            if (Files.isDirectory(child, LinkOption.NOFOLLOW_LINKS)) {
                walk(child);
            } else if (Files.isRegularFile(child) && child.toRealPath().startsWith(root)) {
                take(child);
            }
        }
    }

    private void take(Path file) throws IOException {
        found.add(new SignalFile(file, file.toString(), Files.size(file)));
    }

    private static boolean isHidden(Path file) {
        return file.getFileName().toString().startsWith(".");
    }
}
