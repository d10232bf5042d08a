package dev.governor.signal;

import dev.governor.kernel.ProblemCode;
import dev.governor.kernel.ProblemException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Takes bytes out of what they are packed in: gzip, byte order marks, UTF-16. */
final class Unpacked {

    private static final int START = 64 * 1024;

    private final SignalLimits limits;
    private long inflated;

    Unpacked(SignalLimits limits) {
        this.limits = limits;
    }

    /** Returns the first bytes of {@code body}. */
    static byte[] start(SignalBody body) throws IOException {
        try (InputStream in = body.open()) {
            return in.readNBytes(START);
        }
    }

    static boolean isGzip(byte[] start) {
        return start.length > 2 && start[0] == 0x1f && start[1] == (byte) 0x8b;
    }

    /** Refuses what is no text, packed or not. */
    static void refuseBinary(byte[] start) {
        if (starts(start, 'P', 'K', 3, 4) || starts(start, 'P', 'K', 5, 6)) {
            throw SignalJson.broken(1, 1, "zip archives are not read; send each file by itself, gzip is fine");
        }
        if (starts(start, '%', 'P', 'D', 'F')
                || starts(start, 0x28, 0xB5, 0x2F, 0xFD)
                || starts(start, 'B', 'Z', 'h')) {
            throw SignalJson.broken(1, 1, "the body is no text in a syntax that is read");
        }
    }

    private static boolean starts(byte[] bytes, int... with) {
        for (int i = 0; i < with.length; i++) {
            if (i >= bytes.length || (bytes[i] & 0xff) != with[i]) {
                return false;
            }
        }
        return true;
    }

    /** Inflates {@code body}, within the limit for everything in the signal. */
    SignalBody inflate(SignalBody body) throws IOException {
        Spool spool = new Spool(limits.directory(), limits.inflatedBytes() - inflated);
        try (InputStream in = new GZIPInputStream(body.open(), 1 << 16)) {
            byte[] chunk = new byte[1 << 16];
            for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                spool.write(chunk, 0, read);
                if (spool.size() > SignalLimits.FREE_INFLATION && spool.size() / SignalLimits.MAX_RATIO > body.size()) {
                    throw new ProblemException(
                            ProblemCode.BODY_TOO_LARGE,
                            "the body inflates to more than " + SignalLimits.MAX_RATIO + " times its size");
                }
            }
            inflated += spool.size();
            return spool.body();
        } catch (ZipException | EOFException e) {
            spool.discard();
            throw SignalJson.broken(1, 1, "not valid gzip: " + Hygiene.line(String.valueOf(e.getMessage()), 100));
        } catch (IOException | RuntimeException e) {
            spool.discard();
            throw e;
        }
    }

    /** Returns how {@code start} is encoded, when its first bytes say so. */
    static Charset charset(byte[] start) {
        if (starts(start, 0xFE, 0xFF) || start.length > 1 && start[0] == 0 && start[1] != 0) {
            return StandardCharsets.UTF_16BE;
        }
        if (starts(start, 0xFF, 0xFE) || start.length > 1 && start[0] != 0 && start[1] == 0) {
            return StandardCharsets.UTF_16LE;
        }
        return StandardCharsets.UTF_8;
    }

    /** Returns how many bytes at the start are a byte order mark. */
    static int mark(byte[] start) {
        if (starts(start, 0xEF, 0xBB, 0xBF)) {
            return 3;
        }
        return starts(start, 0xFE, 0xFF) || starts(start, 0xFF, 0xFE) ? 2 : 0;
    }

    /** Returns {@code body}, written in {@code charset}, as UTF-8. */
    SignalBody utf8(SignalBody body, Charset charset, int skipped) throws IOException {
        Spool spool = new Spool(limits.directory(), limits.inflatedBytes() - inflated);
        try (Reader in = strict(body, charset, skipped);
                Writer out = new OutputStreamWriter(spool, StandardCharsets.UTF_8)) {
            in.transferTo(out);
        } catch (CharacterCodingException e) {
            spool.discard();
            throw SignalJson.broken(1, 1, "the body is not " + charset.name());
        } catch (IOException | RuntimeException e) {
            spool.discard();
            throw e;
        }
        inflated += spool.size();
        return spool.body();
    }

    /** Opens {@code body} as text, failing at the first byte that is none. */
    static Reader strict(SignalBody body, Charset charset, int skipped) throws IOException {
        InputStream in = body.open();
        in.skipNBytes(skipped);
        return strict(in, charset);
    }

    static Reader strict(InputStream in, Charset charset) {
        return new InputStreamReader(
                in,
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
    }

    /** Returns the refusal of a body that is not UTF-8, with the line of its first wrong byte. */
    static ProblemException notUtf8(SignalBody body) throws IOException {
        long line = 1;
        try (InputStream in = body.open();
                Reader text = strict(in, StandardCharsets.UTF_8)) {
            for (int c = text.read(); c >= 0; c = text.read()) {
                line += c == '\n' ? 1 : 0;
            }
        } catch (CharacterCodingException e) {
            return SignalJson.broken(line, 1, "the body is not UTF-8");
        }
        return SignalJson.broken(line, 1, "the body is not UTF-8");
    }

    /** A body without its first bytes, which are a byte order mark. */
    record Unmarked(SignalBody body, int skipped) implements SignalBody {
        @Override
        public InputStream open() throws IOException {
            InputStream in = body.open();
            in.skipNBytes(skipped);
            return in;
        }

        @Override
        public long size() {
            return body.size() - skipped;
        }

        @Override
        public dev.governor.kernel.Digest digest() {
            return body.digest();
        }
    }
}
