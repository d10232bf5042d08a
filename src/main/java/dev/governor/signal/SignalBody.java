package dev.governor.signal;

import dev.governor.kernel.Digest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;

/** The bytes of a signal, untouched, to be read as often as needed. */
public interface SignalBody {

    /** Opens the bytes from their start. */
    InputStream open() throws IOException;

    /** Returns how many bytes there are. */
    long size();

    /** Returns the SHA-256 of the bytes. */
    Digest digest();

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
