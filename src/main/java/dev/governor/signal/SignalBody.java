package dev.governor.signal;

import dev.governor.kernel.Digest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/** The bytes of a signal, untouched, to be read as often as needed until they are closed. */
public interface SignalBody extends AutoCloseable {

    /** Opens the bytes from their start. */
    InputStream open() throws IOException;

    /** Returns how many bytes there are. */
    long size();

    /** Returns the SHA-256 of the bytes. */
    Digest digest();

    /** Frees what holds the bytes; they cannot be read any more. */
    @Override
    default void close() {}

    /**
     * Reads {@code in} to its end, once, and returns its bytes: up to 1 MB stay in memory, more go to a file in {@code
     * directory} that only its owner may read and that is deleted when the body is closed.
     *
     * @throws dev.governor.kernel.ProblemException {@code BODY_TOO_LARGE} when there are more than {@code maxBytes}; nothing
     *     is kept then
     */
    static SignalBody spooled(InputStream in, Path directory, long maxBytes) throws IOException {
        return SpooledBody.read(in, directory, maxBytes);
    }

    /** Returns a body that is held in memory. */
    static SignalBody of(byte[] bytes) {
        Digest digest = Digest.of(bytes);
        return new SignalBody() {
            @Override
            public InputStream open() {
                return new ByteArrayInputStream(bytes);
            }

            @Override
            public long size() {
                return bytes.length;
            }

            @Override
            public Digest digest() {
                return digest;
            }
        };
    }
}
