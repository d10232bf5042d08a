package dev.governor.signal;

import dev.governor.kernel.ProblemCode;
import dev.governor.kernel.ProblemException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Bytes on their way to be read again: held in memory while they are few, then in a file of their own that only its owner
 * may read.
 */
final class Spool extends OutputStream {

    /** How many bytes stay in memory. */
    static final int IN_MEMORY = 1024 * 1024;

    private final Path directory;
    private final long maxBytes;
    private ByteArrayOutputStream memory = new ByteArrayOutputStream();
    private @Nullable Path file;
    private @Nullable OutputStream out;
    private long size;

    Spool(Path directory, long maxBytes) {
        this.directory = directory;
        this.maxBytes = maxBytes;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        size += length;
        if (size > maxBytes) {
            throw new ProblemException(ProblemCode.BODY_TOO_LARGE, "the body is larger than " + maxBytes + " bytes");
        }
        target(length).write(bytes, offset, length);
    }

    private OutputStream target(int coming) throws IOException {
        if (out != null) {
            return out;
        }
        if (memory.size() + coming <= IN_MEMORY) {
            return memory;
        }
        Path created = Files.createTempFile(directory, "signal-", ".tmp");
        file = created;
        OutputStream toFile = Files.newOutputStream(created);
        out = toFile;
        memory.writeTo(toFile);
        memory = new ByteArrayOutputStream();
        return toFile;
    }

    /** Returns how many bytes were written. */
    long size() {
        return size;
    }

    /** Returns what was written; nothing more may be written. */
    SpooledBody body() throws IOException {
        close();
        return file == null ? SpooledBody.inMemory(memory.toByteArray()) : SpooledBody.inFile(file, size);
    }

    /** Forgets what was written. */
    void discard() throws IOException {
        close();
        if (file != null) {
            Files.deleteIfExists(file);
        }
    }

    @Override
    public void close() throws IOException {
        if (out != null) {
            out.close();
        }
    }
}
