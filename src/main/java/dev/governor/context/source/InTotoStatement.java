package dev.governor.context.source;

import com.fasterxml.jackson.databind.JsonNode;
import dev.governor.kernel.CanonicalJson;
import dev.governor.signal.SignalRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * An in-toto statement, taken out of what it came in.
 *
 * @param node the statement
 * @param at where it stands in the record, a JSON pointer
 * @see <a href="https://github.com/in-toto/attestation/blob/main/spec/v1/statement.md">in-toto statement</a>
 */
record InTotoStatement(JsonNode node, String at) {

    private static final String TYPE = "https://in-toto.io/Statement/";
    private static final String PAYLOAD_TYPE = "application/vnd.in-toto+json";

    /** Tells whether {@code node} is a statement, a DSSE envelope of one, or a Sigstore bundle of one. */
    static boolean mayBeIn(JsonNode node) {
        return node.path("_type").asText().startsWith(TYPE)
                || isEnvelope(node)
                || isEnvelope(node.path("dsseEnvelope"));
    }

    /** Returns the statement in {@code record}; a broken payload is refused with its place. */
    static InTotoStatement of(SignalRecord record) {
        JsonNode node = record.node();
        if (node.path("_type").asText().startsWith(TYPE)) {
            return new InTotoStatement(node, "");
        }
        boolean bundle = node.path("dsseEnvelope").isObject();
        String at = bundle ? "/dsseEnvelope/payload" : "/payload";
        return new InTotoStatement(decoded(record, at), at);
    }

    boolean isProvenance() {
        return node.path("predicateType").asText().startsWith("https://slsa.dev/provenance/");
    }

    private static JsonNode decoded(SignalRecord record, String at) {
        String payload = record.text(at).replace('-', '+').replace('_', '/');
        try {
            byte[] bytes = Base64.getMimeDecoder().decode(payload.getBytes(StandardCharsets.US_ASCII));
            JsonNode statement = CanonicalJson.mapper().readTree(bytes);
            if (statement.isObject()) {
                return statement;
            }
        } catch (IOException | IllegalArgumentException e) {
            throw record.broken(at, "the payload is not a statement: no base64 of JSON");
        }
        throw record.broken(at, "the payload is not a statement: no JSON object");
    }

    private static boolean isEnvelope(JsonNode node) {
        return node.path("payloadType").asText().equals(PAYLOAD_TYPE) && node.has("payload");
    }
}
