package dev.governor.identity;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

/** Files that hold a secret: born with mode 0600 in a directory of mode 0700, and replaced in one step. */
final class OwnerOnlyFile {

    private static final Set<PosixFilePermission> FILE_MODE = PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> DIRECTORY_MODE = PosixFilePermissions.fromString("rwx------");

    private OwnerOnlyFile() {}

    /** Writes {@code text} to {@code file}; a reader sees the old content or the new one, and nobody else either. */
    static void write(Path file, String text) throws IOException {
        Path target = file.toAbsolutePath();
        Path directory = target.resolveSibling(".").normalize();
        Files.createDirectories(directory, PosixFilePermissions.asFileAttribute(DIRECTORY_MODE));
        Path draft = Files.createTempFile(directory, ".draft", ".tmp", PosixFilePermissions.asFileAttribute(FILE_MODE));
        try (SeekableByteChannel out = Files.newByteChannel(draft, EnumSet.of(StandardOpenOption.WRITE))) {
            out.write(StandardCharsets.UTF_8.encode(text));
        }
        Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Refuses a file that somebody else could have read. */
    static void requirePrivate(Path file) throws IOException {
        Set<PosixFilePermission> mode = Files.getPosixFilePermissions(file);
        if (!FILE_MODE.containsAll(mode)) {
            throw new IllegalStateException("`" + file + "` has mode " + PosixFilePermissions.toString(mode)
                    + ", but a key is readable by its owner only: treat it as leaked and remove it");
        }
    }
}
