package dev.governor.console;

import com.fasterxml.jackson.databind.JsonNode;
import dev.governor.audit.Receipt;
import dev.governor.audit.ReceiptKind;
import dev.governor.execution.Step;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One receipt, told as a sentence.
 *
 * @param sequence its place in the evidence log
 * @param intent the place of the receipt that announced it, 0 when none did
 * @param receipt its id
 * @param symbol one character, for the eye only
 * @param tone the style class
 * @param sentence what happened
 * @param detail the particulars in a sentence; may be hostile; may be empty
 * @param attempts what was tried and what the target answered
 * @param diff what would change or changed
 * @param actor who caused it
 * @param at when
 */
record TimelineEntry(
        long sequence,
        long intent,
        String receipt,
        String symbol,
        String tone,
        String sentence,
        String detail,
        List<String> attempts,
        List<DiffLine> diff,
        String actor,
        Moment at) {

    private static final List<String> DETAILS = List.of("reason", "detail", "comment");

    /** Tells receipts in their order; a step that ended is told once, with the receipt that announced it. */
    static List<TimelineEntry> of(List<Receipt> receipts, Instant now) {
        Map<String, Long> intents = new HashMap<>();
        Set<String> ended = new HashSet<>();
        for (Receipt receipt : receipts) {
            if (receipt.kind() == ReceiptKind.STEP_INTENDED) {
                intents.put(step(receipt), receipt.sequence());
            } else if (receipt.kind() == ReceiptKind.STEP_ENDED) {
                ended.add(step(receipt));
            }
        }
        return receipts.stream()
                .filter(receipt -> receipt.kind() != ReceiptKind.STEP_INTENDED || !ended.contains(step(receipt)))
                .map(receipt -> of(receipt, intent(receipt, intents), now))
                .toList();
    }

    private static TimelineEntry of(Receipt receipt, long intent, Instant now) {
        Telling telling = Telling.of(receipt);
        return new TimelineEntry(
                receipt.sequence(),
                intent,
                receipt.id(),
                telling.symbol(),
                telling.tone(),
                telling.sentence(),
                detail(receipt.body()),
                attempts(receipt.body()),
                lines(receipt),
                Wording.who(receipt.actor()),
                Moment.of(receipt.at(), now));
    }

    private static List<DiffLine> lines(Receipt receipt) {
        List<DiffLine> lines = new ArrayList<>();
        if (receipt.kind() == ReceiptKind.REVERIFICATION_ENDED) {
            receipt.body().path("changes").forEach(line -> lines.add(DiffLine.of(line.asText())));
            receipt.body().path("suspects").forEach(line -> lines.add(DiffLine.of(" who could: " + line.asText())));
        }
        return isRehearsal(receipt) ? diff(receipt.body()) : lines;
    }

    /** Returns the difference that a rehearsal saw. */
    static List<DiffLine> diff(JsonNode body) {
        List<DiffLine> diff = new ArrayList<>();
        body.path("lines").forEach(line -> diff.add(DiffLine.of(line.asText())));
        return diff;
    }

    static boolean isRehearsal(Receipt receipt) {
        return receipt.kind() == ReceiptKind.STEP_ENDED
                && receipt.body().path("step").asText().equals(Step.REHEARSE_ROLLBACK.word());
    }

    private static long intent(Receipt receipt, Map<String, Long> intents) {
        return receipt.kind() == ReceiptKind.STEP_ENDED ? intents.getOrDefault(step(receipt), 0L) : 0;
    }

    private static String step(Receipt receipt) {
        return receipt.body().path("step").asText() + " "
                + receipt.body().path("attempt").asText();
    }

    private static String detail(JsonNode body) {
        return DETAILS.stream()
                .map(field -> body.path(field).asText(""))
                .filter(text -> !text.isBlank())
                .findFirst()
                .orElse("");
    }

    private static List<String> attempts(JsonNode body) {
        List<String> attempts = new ArrayList<>();
        body.path("attempts")
                .forEach(attempt -> attempts.add(attempt.path("call").asText() + " → "
                        + (attempt.path("refused").asBoolean() ? "refused: " : "NOT REFUSED: ")
                        + attempt.path("answer").asText()));
        return attempts;
    }
}
