package dev.governor.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Where the time of a remediation goes: how long after the receipt before it each receipt was written, as a median. */
final class StepTimes {

    private final Map<String, List<Duration>> gaps = new LinkedHashMap<>();

    private StepTimes() {}

    static StepTimes of(Collection<RemediationLoad.Run> runs) {
        StepTimes times = new StepTimes();
        runs.forEach(run -> times.add(run.receipts()));
        return times;
    }

    private void add(JsonNode receipts) {
        Instant before = null;
        for (JsonNode receipt : receipts) {
            Instant at = Instant.parse(receipt.path("at").asText());
            if (before != null) {
                gaps.computeIfAbsent(name(receipt), name -> new ArrayList<>()).add(Duration.between(before, at));
            }
            before = at;
        }
    }

    /** Returns the kind of a receipt, and the step it is about. */
    static String name(JsonNode receipt) {
        String step = receipt.at("/body/step").asText();
        String kind = receipt.path("kind").asText();
        return step.isEmpty() ? kind : kind + " " + step;
    }

    /** Returns a Markdown table in the order of a remediation. */
    String markdown() {
        StringBuilder table = new StringBuilder("| receipt | ms after the one before (median) |\n|---|---:|\n");
        gaps.forEach((name, durations) -> table.append("| %s | %d |%n"
                .formatted(name, new Durations(durations).percentile(50).toMillis())));
        return table.toString();
    }
}
