package dev.governor.signal;

import com.fasterxml.jackson.databind.JsonNode;
import dev.governor.kernel.ProblemCode;
import dev.governor.kernel.ProblemException;
import dev.governor.kernel.ProblemException.Place;
import dev.governor.signal.EnvelopeKind.Encoding;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The way from the bytes of a signal to its documents: packing, syntax, envelopes, and all of it again inside. */
final class Unpacking {

    private final SignalLimits limits;
    private final String source;
    private final Consumer<SignalDocument> each;
    private final Consumer<Rejection> rejected;
    private final Unpacked unpacked;
    private final List<Place> broken = new ArrayList<>();
    private long documents;

    Unpacking(SignalLimits limits, String source, Consumer<SignalDocument> each, Consumer<Rejection> rejected) {
        this.limits = limits;
        this.source = source;
        this.each = each;
        this.rejected = rejected;
        this.unpacked = new Unpacked(limits);
    }

    /** An exception of the one who takes the documents; it is none of the signal's. */
    private static final class Passed extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient RuntimeException passed;

        Passed(RuntimeException passed) {
            super(passed.getMessage(), null, false, false);
            this.passed = passed;
        }
    }

    /** Hands over the documents in {@code body}. */
    void unpack(SignalBody body) throws IOException {
        try {
            body(body, new Around(new DocumentFacts("", "", source, Envelope.NONE), 0, false));
        } catch (Passed e) {
            throw e.passed;
        }
        if (documents == 0 && !broken.isEmpty()) {
            throw new ProblemException(ProblemCode.MALFORMED_BODY, broken.get(0).detail(), broken);
        }
    }

    private void body(SignalBody body, Around around) throws IOException {
        byte[] start = Unpacked.start(body);
        if (Unpacked.isGzip(start)) {
            try (SignalBody inflated = unpacked.inflate(body)) {
                body(inflated, around.deeper());
            }
            return;
        }
        Unpacked.refuseBinary(start);
        int mark = Unpacked.mark(start);
        if (Unpacked.charset(start) != StandardCharsets.UTF_8) {
            try (SignalBody utf8 = unpacked.utf8(body, Unpacked.charset(start), mark)) {
                text(utf8, Unpacked.start(utf8), around);
            }
            return;
        }
        text(mark == 0 ? body : new Unpacked.Unmarked(body, mark), start, around);
    }

    private void text(SignalBody body, byte[] start, Around around) throws IOException {
        String text = new String(start, StandardCharsets.UTF_8);
        String shown = text.startsWith("\uFEFF") ? text.substring(1) : text;
        if (shown.isBlank()) {
            throw SignalJson.broken(1, 1, "the body is empty");
        }
        Syntax syntax = TextStart.syntax(shown);
        if (syntax == Syntax.JSON) {
            new JsonValues(body, limits.treeBytes())
                    .forEach(sink(around, syntax), left -> leave(around.place(left.at()), left));
            return;
        }
        Transcoding json = Transcoding.of(body, syntax, limits);
        try (SignalBody written = json.body()) {
            new JsonValues(written, limits.treeBytes())
                    .forEachChecked(
                            sink(around, syntax),
                            (number, line) -> json.values() > 1 ? "document " + (number + 1) : "");
        }
    }

    private JsonValues.Sink sink(Around around, Syntax syntax) {
        return new JsonValues.Sink() {
            @Override
            public void tree(String place, JsonNode root) {
                Unpacking.this.tree(root, syntax, around.place(place));
            }

            @Override
            public void large(String place, JsonNode sketch, SignalBody body, long offset) {
                Around here = around.place(place);
                Unpacking.this.large(
                        new StreamedDocument(here.facts(), new Sketch(syntax, sketch), body, offset), here);
            }
        };
    }

    private void tree(JsonNode root, Syntax syntax, Around around) {
        Optional<EnvelopeKind> kind = envelope(root, syntax);
        if (kind.isEmpty()) {
            handOver(new TreeDocument(around.facts(), syntax, root), syntax, around);
        } else if (kind.get().isBatch()) {
            TreeDocument list = new TreeDocument(around.facts(), syntax, root);
            list.forEach(List.of(kind.get().items()), message -> message(kind.get(), root, message, around));
        } else {
            inside(kind.get(), root, root, "", around);
        }
    }

    private void large(StreamedDocument document, Around around) {
        JsonNode sketch = document.sketch().root();
        Optional<EnvelopeKind> kind = envelope(sketch, document.sketch().syntax());
        if (kind.isEmpty()) {
            handOver(document, document.sketch().syntax(), around);
        } else if (kind.get().isBatch()) {
            document.forEach(List.of(kind.get().items()), message -> message(kind.get(), sketch, message, around));
        } else {
            largeInside(kind.get(), document, around);
        }
    }

    private static Optional<EnvelopeKind> envelope(JsonNode root, Syntax syntax) {
        return syntax == Syntax.JSON ? EnvelopeKind.of(root) : Optional.empty();
    }

    /** Reads one message of a batch; a broken one is left out. */
    private void message(EnvelopeKind kind, JsonNode root, SignalRecord message, Around around) {
        String pointer = message.at().substring(around.facts().whole().length()).strip();
        Around here = new Around(around.facts(), around.depth(), true);
        try {
            inside(kind, root, message.node(), pointer, here);
        } catch (ProblemException e) {
            Place first = e.places().isEmpty()
                    ? new Place(around.facts().at(pointer + kind.inside()), e.detail())
                    : e.places().get(0);
            leave(first.at(), new Rejection(first.at(), e.code(), e.detail()));
        }
    }

    private void inside(EnvelopeKind kind, JsonNode root, JsonNode message, String pointer, Around around) {
        JsonNode inside = message.at(kind.inside());
        Around here = around.node(
                pointer + kind.inside(), kind.said(root, message, around.facts().envelope()), kind.isBatch());
        if (inside.isTextual()) {
            textInside(inside.textValue(), kind.encoding(message), here);
        } else if (inside.isContainerNode()) {
            tree(inside, Syntax.JSON, here);
        } else {
            throw here.nothing();
        }
    }

    private void textInside(String text, Encoding encoding, Around around) {
        try (SignalBody body = SignalBody.of(EnvelopeText.bytes(text, encoding))) {
            body(body, around.text());
        } catch (ProblemException e) {
            throw around.inside(e);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read what an envelope holds", e);
        }
    }

    private void largeInside(EnvelopeKind kind, StreamedDocument document, Around around) {
        JsonNode sketch = document.sketch().root();
        Around here = around.node(
                kind.inside(), kind.said(sketch, sketch, around.facts().envelope()), false);
        Spool spool = new Spool(limits.directory(), limits.inflatedBytes());
        try {
            JsonNode text = document.read(parser -> Extraction.at(parser, kind.inside(), spool));
            if (text.isMissingNode()) {
                throw here.nothing();
            }
            if (text.isTextual()) {
                textInside(text.textValue(), kind.encoding(sketch), here);
                return;
            }
            try (SignalBody body = spool.body()) {
                new JsonValues(body, limits.treeBytes()).forEachChecked(sink(here, Syntax.JSON), (number, line) -> "");
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read what an envelope holds", e);
        }
    }

    private void handOver(SignalDocument document, Syntax syntax, Around around) {
        if (around.batch() && syntax == Syntax.TEXT) {
            throw ProblemException.at(
                    ProblemCode.UNKNOWN_FORMAT, document.place(), "the message is text that no reader knows");
        }
        documents++;
        try {
            each.accept(document);
        } catch (RuntimeException e) {
            throw new Passed(e);
        }
    }

    private void leave(Around at, Rejection left) {
        leave(at.facts().whole(), left);
    }

    private void leave(String at, Rejection left) {
        broken.add(new Place(at, left.detail()));
        if (broken.size() > SignalLimits.MAX_BROKEN) {
            throw new ProblemException(
                    ProblemCode.MALFORMED_BODY,
                    "more than " + SignalLimits.MAX_BROKEN + " parts are broken",
                    broken.subList(0, RecordReading.MAX_PLACES));
        }
        rejected.accept(new Rejection(at, left.code(), left.detail()));
    }
}
