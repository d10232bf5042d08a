package dev.governor.signal;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Bytes of which only so many may be read until something complete has been seen in them. */
final class Metered extends FilterInputStream {

    private static final long MAX_BETWEEN = SignalLimits.MAX_TEXT + 4_000_000L;

    private long since;

    Metered(InputStream in) {
        super(in);
    }

    /** Tells that something complete has been seen. */
    void seen() {
        since = 0;
    }

    @Override
    public int read() throws IOException {
        return count(super.read(), 1);
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int read = super.read(bytes, offset, length);
        return count(read, read);
    }

    private int count(int result, int read) {
        since += Math.max(0, read);
        if (since > MAX_BETWEEN) {
            throw SignalJson.broken(1, 1, "a text is longer than " + SignalLimits.MAX_TEXT);
        }
        return result;
    }
}
