package dev.governor.finding;

import dev.governor.kernel.Severity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Makes reports for tests. */
final class TestingReports {

    static final AssetKey CARDS = new AssetKey("postgresql:estate:payments_prod:public:cards");
    static final Instant NOON = Instant.parse("2026-01-10T12:00:00Z");

    private TestingReports() {}

    static FindingReport report(String source, Verdict verdict, @Nullable Instant at) {
        return report(source, verdict, at, Severity.MEDIUM, "PUBLIC may read");
    }

    static FindingReport report(String source, Verdict verdict, @Nullable Instant at, Severity severity, String title) {
        return FindingReport.on(CARDS, source, "/0")
                .type("database_public_grant")
                .title(title)
                .description("text")
                .severity(severity)
                .verdict(verdict)
                .alias(source + "-1")
                .lastSeen(at)
                .build();
    }
}
