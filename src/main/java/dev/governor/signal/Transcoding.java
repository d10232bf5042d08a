package dev.governor.signal;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * Writes tables, YAML, XML and plain text as JSON, piece by piece, so that everything after it sees one syntax.
 *
 * @param body the JSON, to be closed
 * @param values how many documents are in it
 */
record Transcoding(SignalBody body, int values) {

    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    private static final long MAX_GROWTH = 20;

    /** Transcodes {@code body}, which is written in {@code syntax}. */
    static Transcoding of(SignalBody body, Syntax syntax, SignalLimits limits) throws IOException {
        try {
            return write(body, syntax, limits, StandardCharsets.UTF_8);
        } catch (CharacterCodingException e) {
            if (syntax == Syntax.CSV) {
                return write(body, syntax, limits, WINDOWS_1252);
            }
            throw Unpacked.notUtf8(body);
        }
    }

    private static Transcoding write(SignalBody body, Syntax syntax, SignalLimits limits, Charset charset)
            throws IOException {
        long room = Math.max(body.size() * MAX_GROWTH, Spool.IN_MEMORY);
        Spool spool = new Spool(limits.directory(), Math.min(room, 2 * limits.inflatedBytes() + room / MAX_GROWTH));
        int values = 1;
        try (InputStream bytes = body.open();
                JsonGenerator out = SignalJson.writer(spool)) {
            switch (syntax) {
                case CSV -> Csv.transcode(Unpacked.strict(bytes, decoder(charset)), out);
                case XML -> Xml.transcode(bytes, Xml.charset(Unpacked.start(body)), out);
                case YAML -> {
                    Metered metered = new Metered(bytes);
                    values = YamlText.transcode(Unpacked.strict(metered, charset), metered, out);
                }
                case TEXT -> out.writeString(plain(body, bytes));
                case JSON -> throw new IllegalArgumentException("JSON needs no transcoding");
            }
        } catch (JsonProcessingException e) {
            spool.discard();
            throw SignalJson.refusal(e);
        } catch (IOException | RuntimeException e) {
            spool.discard();
            throw e;
        }
        return new Transcoding(spool.body(), values);
    }

    // Five bytes have no character in windows-1252; real exports hold them, and they are control characters anyway.
    private static Charset decoder(Charset charset) {
        return charset.equals(WINDOWS_1252) ? StandardCharsets.ISO_8859_1 : charset;
    }

    private static String plain(SignalBody body, InputStream bytes) throws IOException {
        if (body.size() > SignalLimits.MAX_PLAIN_TEXT) {
            throw SignalJson.broken(
                    1, 1, "the body is plain text of more than " + SignalLimits.MAX_PLAIN_TEXT + " bytes");
        }
        Reader text = new BufferedReader(Unpacked.strict(bytes, StandardCharsets.UTF_8));
        StringBuilder read = new StringBuilder();
        for (int c = text.read(); c >= 0; c = text.read()) {
            read.append((char) c);
        }
        if (read.indexOf("\0") >= 0) {
            throw SignalJson.broken(1, 1, "the body is no text in a syntax that is read");
        }
        return Trees.storable(read.toString());
    }
}
