package dev.governor.plan;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;

/** Reads when the effect of a template's plans is looked at again. */
final class ReverifyAfterReader {

    private static final String AT = "/reverify_after";
    private static final int MOST = 20;
    private static final Duration LONGEST = Duration.ofDays(3_660);

    private ReverifyAfterReader() {}

    /** Returns the durations in {@code tree}; none when there is no such field. */
    static List<Duration> read(JsonNode tree, TemplateMistakes mistakes) {
        List<Duration> durations = new ArrayList<>();
        if (tree.isMissingNode()) {
            return durations;
        }
        if (!tree.isArray() || tree.isEmpty() || tree.size() > MOST) {
            mistakes.add(AT, "is a list of 1 to " + MOST + " durations such as `PT1H` and `P7D`");
            return durations;
        }
        Duration last = Duration.ZERO;
        for (int i = 0; i < tree.size(); i++) {
            Duration duration = duration(tree.get(i).asText(""));
            if (duration.compareTo(last) <= 0 || duration.compareTo(LONGEST) > 0) {
                mistakes.add(AT + "/" + i, "must be a duration such as `PT1H` or `P7D`, longer than the one before");
            }
            durations.add(duration);
            last = duration;
        }
        return durations;
    }

    private static Duration duration(String text) {
        try {
            return Duration.parse(text);
        } catch (DateTimeParseException e) {
            return Duration.ZERO;
        }
    }
}
