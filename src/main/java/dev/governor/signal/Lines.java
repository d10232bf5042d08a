package dev.governor.signal;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Reads the lines of a body as bytes. */
final class Lines {

    private final BufferedInputStream in;
    private long line;
    private boolean tooLong;

    Lines(InputStream in) {
        this.in = new BufferedInputStream(in, 1 << 16);
    }

    /** Returns which line was read last; 1 is the first. */
    long line() {
        return line;
    }

    /** Tells whether the line that was read last is longer than {@link SignalLimits#MAX_LINE}, and cut there. */
    boolean tooLong() {
        return tooLong;
    }

    /** Returns the next line without its end, or null after the last. */
    byte @Nullable [] next() throws IOException {
        int b = in.read();
        if (b < 0) {
            return null;
        }
        line++;
        tooLong = false;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
        for (; b >= 0 && b != '\n'; b = in.read()) {
            if (bytes.size() == SignalLimits.MAX_LINE) {
                tooLong = true;
            } else {
                bytes.write(b);
            }
        }
        return bytes.toByteArray();
    }
}
