package dev.governor.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** Tells receipts as sentences, each once. */
final class ReceiptTeller {

    /** The receipts worth a line, and its label. */
    private static final Map<String, String> LABELS = Map.ofEntries(
            Map.entry("approval_requested", "approval"),
            Map.entry("approval_reviewed", "approval"),
            Map.entry("approval_refused", "refused"),
            Map.entry("lease_minted", "lease"),
            Map.entry("lease_scope_proven", "canary"),
            Map.entry("lease_scope_refuted", "canary"),
            Map.entry("step_ended", "step"),
            Map.entry("lease_revoked", "revoked"),
            Map.entry("lease_proven_dead", "proven dead"),
            Map.entry("lease_not_proven_dead", "NOT DEAD"),
            Map.entry("finding_resolved", "finding"),
            Map.entry("finding_requeued", "finding"));

    private final Narrator narrator;
    private long told;

    ReceiptTeller(Narrator narrator) {
        this.narrator = narrator;
    }

    void tellNew(JsonNode receipts) {
        for (JsonNode receipt : receipts) {
            if (receipt.path("sequence").asLong() > told) {
                told = receipt.path("sequence").asLong();
                tell(receipt);
            }
        }
    }

    private void tell(JsonNode receipt) {
        String kind = receipt.path("kind").asText();
        String label = LABELS.get(kind);
        if (label == null) {
            return;
        }
        JsonNode body = receipt.path("body");
        narrator.event(
                label,
                sentence(kind, body, receipt) + "  #" + receipt.path("sequence").asText());
        body.path("attempts")
                .forEach(attempt -> narrator.detail(attempt.path("call").asText() + " → "
                        + attempt.path("answer").asText()));
        body.path("diff").forEach(line -> narrator.detail(line.asText()));
    }

    private static String sentence(String kind, JsonNode body, JsonNode receipt) {
        return switch (kind) {
            case "approval_requested" ->
                "needs " + body.path("threshold").asText() + " of role "
                        + body.path("role").asText();
            case "approval_reviewed" ->
                receipt.path("actor").asText() + ": " + body.path("verdict").asText() + ", "
                        + body.path("comment").asText();
            case "approval_refused" ->
                receipt.path("actor").asText() + " may not review: "
                        + body.path("reason").asText();
            case "step_ended" ->
                body.path("step").asText().replace('_', ' ') + ": "
                        + body.path("word").asText().replace('_', ' ') + detail(body);
            default -> kind.replace('_', ' ') + detail(body);
        };
    }

    private static String detail(JsonNode body) {
        for (String field : new String[] {"detail", "reason", "role_name", "name"}) {
            if (body.path(field).isTextual() && !body.path(field).asText().isEmpty()) {
                return ", " + body.path(field).asText();
            }
        }
        return "";
    }
}
