package dev.governor.finding.source;

import com.fasterxml.jackson.databind.JsonNode;
import dev.governor.finding.ReportBuilder;
import dev.governor.finding.Verdict;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What an OCSF event says about its weakness, first match: a sample, no alert, or a check that did not fail is evidence, unless
 * the check passed and the status is resolved; then the status counts, by its text before its number, because old files
 * disagree; then a closing activity; what Security Hub archived is set aside; all else is open.
 */
final class OcsfVerdict {

    private static final Map<Integer, String> STATUSES =
            Map.of(1, "new", 2, "in progress", 3, "suppressed", 4, "resolved", 5, "archived", 6, "deleted");

    private static final int CLOSE = 3;

    private OcsfVerdict() {}

    static ReportBuilder of(JsonNode event, ReportBuilder report) {
        String status = status(event);
        String check = check(event);
        boolean answered = check.isEmpty() || check.startsWith("FAIL");
        boolean gone = check.startsWith("PASS") && status.equals("resolved");
        if (isHarmless(event) || !answered && !gone) {
            return report.verdict(Verdict.EVIDENCE);
        }
        return switch (status) {
            case "resolved" -> report.resolved("status resolved");
            case "suppressed", "archived", "deleted" -> report.suppressed("status " + status, null);
            default -> {
                if (event.path("activity_id").asInt() == CLOSE) {
                    yield report.resolved("closed");
                }
                yield event.path("unmapped").path("RecordState").asText("").equalsIgnoreCase("ARCHIVED")
                        ? report.suppressed("record archived", null)
                        : report;
            }
        };
    }

    /** Tells whether the event is about a check of a configuration, which passes or fails. */
    static boolean isCheck(JsonNode event) {
        return event.path("class_uid").asInt() == 2003
                || !check(event).isEmpty()
                || event.path("compliance").isObject();
    }

    private static boolean isHarmless(JsonNode event) {
        return event.has("is_alert") && !event.path("is_alert").asBoolean(true)
                || event.path("unmapped").path("Sample").asBoolean(false);
    }

    private static String status(JsonNode event) {
        String text = Stream.of("status", "state")
                .map(field -> event.path(field)
                        .asText("")
                        .strip()
                        .toLowerCase(Locale.ROOT)
                        .replace('_', ' '))
                .filter(STATUSES::containsValue)
                .findFirst()
                .orElse("");
        int number = event.path("status_id").asInt(event.path("state_id").asInt());
        boolean unsaid = event.path("status").asText("").isBlank()
                && event.path("state").asText("").isBlank();
        return text.isEmpty() && unsaid ? STATUSES.getOrDefault(number, "") : text;
    }

    private static String check(JsonNode event) {
        JsonNode compliance = event.path("compliance");
        String word = Stream.of(event.path("status_code"), compliance.path("status"))
                .map(node -> node.asText("").strip().toUpperCase(Locale.ROOT))
                .filter(text -> List.of("PASS", "FAIL", "MANUAL", "WARN", "NOT_", "MUTED").stream()
                        .anyMatch(text::startsWith))
                .findFirst()
                .orElse("");
        return word.isEmpty()
                ? Map.of(1, "PASS", 2, "WARN", 3, "FAIL")
                        .getOrDefault(compliance.path("status_id").asInt(), "")
                : word;
    }
}
