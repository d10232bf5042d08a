package dev.governor.context;

import dev.governor.kernel.Digest;
import dev.governor.kernel.ProblemCode;
import dev.governor.kernel.ProblemException;
import dev.governor.signal.SignalBody;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The bytes of a signal in a file that only its owner may read and that outlives the process.
 *
 * @param file the file
 * @param size how many bytes it holds
 * @param digest their SHA-256
 */
record SpooledSignal(Path file, long size, Digest digest) implements SignalBody {

    static final String SUFFIX = ".signal";

    private static final int BUFFER = 64 * 1024;

    /** Returns where the bytes of the signal {@code id} are. */
    static Path fileOf(Path directory, String id) {
        return directory.resolve(id + SUFFIX);
    }

    /**
     * Writes {@code in} to {@code file}.
     *
     * @throws ProblemException {@code BODY_TOO_LARGE} when there are more than {@code maxBytes}; no file is left then
     */
    static SpooledSignal write(InputStream in, Path file, long maxBytes) throws IOException {
        Path directory = file.toAbsolutePath().resolveSibling(".").normalize();
        Files.createDirectories(
                directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        MessageDigest sha256 = sha256();
        long size = 0;
        try (OutputStream out = new DigestOutputStream(Files.newOutputStream(file), sha256)) {
            byte[] buffer = new byte[BUFFER];
            int read = in.read(buffer);
            while (read >= 0) {
                size += read;
                if (size > maxBytes) {
                    throw new ProblemException(
                            ProblemCode.BODY_TOO_LARGE, "the body is larger than " + maxBytes + " bytes");
                }
                out.write(buffer, 0, read);
                read = in.read(buffer);
            }
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(file);
            throw e;
        }
        return new SpooledSignal(
                file, size, new Digest("sha256:" + HexFormat.of().formatHex(sha256.digest())));
    }

    @Override
    public InputStream open() throws IOException {
        return Files.newInputStream(file);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
