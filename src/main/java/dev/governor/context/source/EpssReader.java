package dev.governor.context.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.governor.context.Attribute;
import dev.governor.context.ContextFact;
import dev.governor.context.ContextReader;
import dev.governor.context.Facts;
import dev.governor.finding.VulnerabilityIds;
import dev.governor.kernel.Trust;
import dev.governor.signal.Csv;
import dev.governor.signal.Format;
import dev.governor.signal.SignalRecord;
import dev.governor.signal.Sketch;
import dev.governor.signal.SourceTimes;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads FIRST's exploit predictions, the daily table and pages of the API: how likely a CVE is to be exploited within 30 days.
 *
 * <p>The moment is the model's day: in the comment above the table, or the entry's {@code date}. Curated: a model's estimate,
 * made with care, which no evidence of exploitation needs to follow.
 *
 * @see <a href="https://www.first.org/epss/data_stats">EPSS data</a>
 */
@ApplicationScoped
public class EpssReader implements ContextReader {

    private static final String SOURCE = "first-epss";

    private static final Pattern SCORE_DATE = Pattern.compile("score_date:([0-9T:.Z+-]{10,40})");

    @Override
    public Format format() {
        return Format.oneByOne("epss", "EPSS: exploit predictions, CSV and API", List.of("/data/*", "/*"));
    }

    @Override
    public boolean recognises(Sketch sketch) {
        return sketch.hasColumns("cve", "epss")
                || sketch.any("/data/*", entry -> entry.path("cve").isTextual() && entry.has("epss"));
    }

    @Override
    public List<ContextFact> read(SignalRecord record) {
        String id = VulnerabilityIds.canonical(record.text("/cve"));
        if (!VulnerabilityIds.isCve(id)) {
            throw record.broken("/cve", "the row names no CVE");
        }
        String probability = record.text("/epss");
        if (Attribute.EXPLOIT_PROBABILITY.wordFor(probability).isEmpty()) {
            throw record.broken("/epss", "the probability is no decimal from 0 to 1");
        }
        return new Facts(SOURCE, Trust.CURATED, scoredOn(record.node()))
                .attribute(VulnerabilityIds.key(id), Attribute.EXPLOIT_PROBABILITY, probability)
                .list();
    }

    private static @Nullable Instant scoredOn(JsonNode row) {
        Matcher comment = SCORE_DATE.matcher(row.path(Csv.COMMENT).asText(""));
        return comment.find() ? SourceTimes.parse(comment.group(1)) : SourceTimes.parse(row.path("date"));
    }
}
