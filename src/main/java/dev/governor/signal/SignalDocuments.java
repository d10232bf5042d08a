package dev.governor.signal;

import dev.governor.kernel.ProblemCode;
import dev.governor.kernel.ProblemException;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The documents in a signal's body.
 *
 * <p>The syntax is told by content: JSON values, one or many; YAML streams; tables; XML; plain text; any of them packed with
 * gzip, in UTF-8 or UTF-16, a table also in ISO-8859-1. Envelopes are peeled off, {@link Envelope}. A document is good only
 * while it is handed over: a large one is read from bytes that go away with the signal.
 */
public final class SignalDocuments {

    private final SignalLimits limits;

    /** Documents within {@code limits}. */
    public SignalDocuments(SignalLimits limits) {
        this.limits = limits;
    }

    /**
     * Hands over the documents of {@code signal}, in their order, within the standard limits.
     *
     * @param rejected takes the documents that are broken where others are kept, because they are independent: lines of
     *     JSON, messages of a batch
     * @throws ProblemException {@code MALFORMED_BODY} with the line and column, or the JSON pointer of the envelope, when
     *     the body is broken, {@code BODY_TOO_LARGE} when it is larger than the limits allow
     */
    public static void forEach(RawSignal signal, Consumer<SignalDocument> each, Consumer<Rejection> rejected) {
        new SignalDocuments(SignalLimits.standard()).read(signal, each, rejected);
    }

    /** Hands over the documents of {@code signal}, in their order; see {@link #forEach}. */
    public void read(RawSignal signal, Consumer<SignalDocument> each, Consumer<Rejection> rejected) {
        try {
            new Unpacking(limits, signal.source(), each, rejected).unpack(signal.body());
        } catch (CharConversionException e) {
            throw noText();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the body", e);
        } catch (UncheckedIOException e) {
            throw e.getCause() instanceof CharConversionException ? noText() : e;
        }
    }

    private static ProblemException noText() {
        return ProblemException.at(ProblemCode.MALFORMED_BODY, "1:1", "the bytes are no text in UTF-8 or UTF-16");
    }

    /** Returns the documents of a small body, for tests and for callers that need them all at once. */
    public static List<SignalDocument> of(RawSignal signal) {
        List<SignalDocument> documents = new ArrayList<>();
        forEach(signal, documents::add, rejection -> {});
        return documents;
    }
}
