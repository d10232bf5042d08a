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
            Map.entry("lease_revoked", "revoked"),
            Map.entry("lease_proven_dead", "proven dead"),
            Map.entry("lease_not_proven_dead", "NOT DEAD"));

    /** The steps worth a line, and its label; the others are told by the receipts of their lease. */
    private static final Map<String, String> STEPS = Map.of(
            "rehearse_rollback", "rehearsal",
            "apply", "apply",
            "read_back", "read back",
            "probe", "probe",
            "roll_back", "roll back",
            "verify_restored", "restored");

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
        JsonNode body = receipt.path("body");
        String label = kind.equals("step_ended") ? STEPS.get(body.path("step").asText()) : LABELS.get(kind);
        if (label == null) {
            return;
        }
        narrator.event(
                label,
                sentence(kind, receipt) + "  #" + receipt.path("sequence").asText());
        body.path("lines").forEach(line -> narrator.detail(line.asText()));
        body.path("attempts")
                .forEach(attempt -> narrator.detail(attempt.path("call").asText() + " → "
                        + attempt.path("answer").asText()));
    }

    private static String sentence(String kind, JsonNode receipt) {
        JsonNode body = receipt.path("body");
        return switch (kind) {
            case "approval_requested" ->
                "needs %s of role %s, until %s"
                        .formatted(
                                body.path("threshold").asText(),
                                body.path("role").asText(),
                                body.path("expires_at").asText());
            case "approval_reviewed" ->
                "%s says %s: %s"
                        .formatted(
                                receipt.path("actor").asText(),
                                body.path("verdict").asText(),
                                body.path("comment").asText());
            case "approval_refused" ->
                "%s may not review: %s"
                        .formatted(
                                receipt.path("actor").asText(),
                                body.path("reason").asText());
            case "lease_scope_proven" -> "the credential is refused everything but its two statements";
            case "lease_scope_refuted" -> "the credential reaches further than its statements";
            case "lease_revoked" -> "revoked, its sessions ended";
            case "lease_proven_dead" -> "tried again, and refused";
            case "lease_not_proven_dead" -> "tried again, and NOT shown to be dead";
            case "step_ended" -> body.path("detail").asText();
            default ->
                body.path("name").asText() + " until " + body.path("expires_at").asText();
        };
    }
}
