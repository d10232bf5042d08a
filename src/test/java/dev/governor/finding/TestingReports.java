package dev.governor.finding;

import dev.governor.kernel.Attributed;
import dev.governor.kernel.Severity;
import dev.governor.kernel.Trust;
import java.time.Instant;
import java.util.Map;
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
        return new FindingReport(
                "/0",
                CARDS,
                "cards",
                "postgresql_table",
                "database_public_grant",
                "",
                title,
                "text",
                severity == Severity.UNKNOWN
                        ? Attributed.unknown()
                        : Attributed.of(severity, source, Trust.CURATED, at),
                Attributed.unknown(),
                Map.of(),
                verdict,
                source,
                source + "-1",
                null,
                at);
    }
}
