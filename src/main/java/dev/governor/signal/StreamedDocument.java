package dev.governor.signal;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.governor.kernel.ProblemCode;
import dev.governor.kernel.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Consumer;

/**
 * A document that is read from its bytes each time, so that no more of it is in memory than one record and what stands
 * around the records.
 *
 * @param facts what is known of it
 * @param sketch what it looks like
 * @param body bytes of JSON, known to be well-formed
 * @param offset where in them the document starts
 */
record StreamedDocument(DocumentFacts facts, Sketch sketch, SignalBody body, long offset) implements SignalDocument {

    @Override
    public String place() {
        return facts.whole();
    }

    @Override
    public String at(String pointer) {
        return facts.at(pointer);
    }

    @Override
    public String source() {
        return facts.source();
    }

    @Override
    public Envelope envelope() {
        return facts.envelope();
    }

    @Override
    public JsonNode skeleton(List<RecordPath> paths) {
        return read(parser -> Skeletons.of(parser, ActivePaths.of(paths)));
    }

    @Override
    public void forEach(List<RecordPath> paths, Consumer<SignalRecord> each) {
        JsonNode skeleton = skeleton(paths);
        RecordWalk walk = new RecordWalk(facts, sketch.syntax(), skeleton, each);
        if (paths.stream().anyMatch(path -> path.leadsToArray(skeleton))) {
            read(parser -> {
                walk.tokens(parser, skeleton, ActivePaths.of(paths), "", List.of());
                return skeleton;
            });
        } else if (!skeleton.isArray() && paths.stream().anyMatch(RecordPath::isWhole)) {
            walk.whole(skeleton);
        }
    }

    /** Something that reads a document from its first token on. */
    interface Reading {
        JsonNode from(JsonParser parser) throws IOException, Trees.TooLarge;
    }

    /** Has {@code reading} read the document. */
    JsonNode read(Reading reading) {
        try (InputStream in = body.open()) {
            in.skipNBytes(offset);
            try (JsonParser parser = SignalJson.checked(in)) {
                parser.nextToken();
                return reading.from(parser);
            }
        } catch (Trees.TooLarge e) {
            throw ProblemException.at(
                    ProblemCode.BODY_TOO_LARGE,
                    facts.whole(),
                    "what stands around the records is too large to be read");
        } catch (JsonProcessingException e) {
            throw SignalJson.refusal(e);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the body again", e);
        }
    }
}
