package dev.governor.finding;

import static dev.governor.finding.TestingReports.NOON;
import static dev.governor.finding.TestingReports.report;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.quicktheories.QuickTheory.qt;

import dev.governor.kernel.Digest;
import dev.governor.kernel.ProblemCode;
import dev.governor.kernel.ProblemException;
import dev.governor.kernel.Severity;
import dev.governor.kernel.Trust;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.quicktheories.core.Gen;
import org.quicktheories.generators.SourceDSL;

class FindingBatchTest {

    private static final Instant NOW = NOON.plus(Duration.ofDays(1));

    private final Map<Digest, StoredFinding> stored = new HashMap<>();

    @Test
    void aRedeliveredReportChangesNothing() {
        ingest(report("a", Verdict.OPEN, NOON));
        Finding before = only();

        RecordResult again = ingest(report("a", Verdict.OPEN, NOON));

        assertThat(again.unchanged()).isEqualTo(1);
        assertThat(again.accepted() + again.merged() + again.resolved()).isZero();
        assertThat(only()).isEqualTo(before);
    }

    @Test
    void aRedeliveredReportWithoutATimeChangesNothing() {
        ingest(report("a", Verdict.OPEN, null));

        RecordResult again = ingest(report("a", Verdict.OPEN, null));

        assertThat(again.unchanged()).isEqualTo(1);
    }

    @Test
    void twoToolsThatMeanTheSameProblemMakeOneFinding() {
        ingest(report("a", Verdict.OPEN, NOON, Severity.MEDIUM, "one"));
        ingest(report("b", Verdict.OPEN, NOON.plusSeconds(1), Severity.HIGH, "two"));

        assertThat(stored).hasSize(1);
        assertThat(only().severity().value()).isEqualTo(Severity.HIGH);
        assertThat(only().severity().conflicts()).containsExactly("a (curated) says medium");
        assertThat(stored.values().iterator().next().aliases()).containsExactly("a a-1", "b b-1");
    }

    @Test
    void anOlderReportNeverOverwritesANewerOne() {
        ingest(report("a", Verdict.OPEN, NOON, Severity.CRITICAL, "new"));

        RecordResult late = ingest(report("a", Verdict.OPEN, NOON.minusSeconds(60), Severity.LOW, "old"));

        assertThat(late.merged()).isEqualTo(1);
        assertThat(only().title()).isEqualTo("new");
        assertThat(only().severity().value()).isEqualTo(Severity.CRITICAL);
        assertThat(only().firstSeen()).isEqualTo(NOON.minusSeconds(60));
    }

    @Test
    void aLateReportNeverReopensAResolvedFinding() {
        ingest(report("a", Verdict.OPEN, NOON));
        ingest(report("a", Verdict.RESOLVED, NOON.plusSeconds(60)));

        ingest(report("b", Verdict.OPEN, NOON.plusSeconds(30)));

        assertThat(only().status()).isEqualTo(FindingStatus.RESOLVED);
    }

    @Test
    void aResolvedFindingThatIsSeenAgainIsOpen() {
        ingest(report("a", Verdict.RESOLVED, NOON));

        ingest(report("a", Verdict.OPEN, NOON.plusSeconds(1)));

        assertThat(only().status()).isEqualTo(FindingStatus.OPEN);
    }

    @Test
    void aResolutionAsOldAsTheReportResolvesNothing() {
        ingest(report("a", Verdict.OPEN, NOON));

        ingest(report("b", Verdict.RESOLVED, NOON));

        assertThat(only().status()).isEqualTo(FindingStatus.OPEN);
    }

    @Test
    void aPassedCheckOpensAndResolvesNothing() {
        ingest(report("a", Verdict.OPEN, NOON));

        RecordResult passed = ingest(report("a", Verdict.EVIDENCE, NOON.plusSeconds(1)));

        assertThat(passed.evidence()).isEqualTo(1);
        assertThat(passed.findings()).isEmpty();
        assertThat(only().status()).isEqualTo(FindingStatus.OPEN);
    }

    @Test
    void whatTheGovernorResolvedStaysResolvedUntilALaterScan() {
        ingest(report("a", Verdict.OPEN, NOON));
        stored.replaceAll((key, finding) -> finding.with(FindingStatus.RESOLVED, "verified", NOON.plusSeconds(60)));

        ingest(report("a", Verdict.OPEN, NOON.plusSeconds(59)));
        assertThat(only().status()).isEqualTo(FindingStatus.RESOLVED);
        assertThat(only().statusReason()).isEqualTo("verified");

        ingest(report("a", Verdict.OPEN, NOON.plusSeconds(61)));
        assertThat(only().status()).isEqualTo(FindingStatus.OPEN);
    }

    @Test
    void workInProgressSurvivesAScanAndEndsWithARequeue() {
        ingest(report("a", Verdict.OPEN, NOON));
        stored.replaceAll((key, finding) -> finding.with(FindingStatus.IN_PROGRESS, "plan", NOON.plusSeconds(60)));

        ingest(report("a", Verdict.OPEN, NOON.plusSeconds(61)));
        assertThat(only().status()).isEqualTo(FindingStatus.IN_PROGRESS);

        stored.replaceAll((key, finding) -> finding.with(FindingStatus.OPEN, "rolled back", NOON.plusSeconds(62)));
        assertThat(only().status()).isEqualTo(FindingStatus.OPEN);
        assertThat(only().statusReason()).isEqualTo("rolled back");
    }

    @Test
    void ourOwnResolutionCountsEvenWhenTheScannersClockIsAhead() {
        ingest(report("a", Verdict.OPEN, NOW.plusSeconds(120)));

        stored.replaceAll((key, finding) -> finding.with(FindingStatus.RESOLVED, "verified", NOW));

        assertThat(only().status()).isEqualTo(FindingStatus.RESOLVED);
    }

    @Test
    void aReportFromTheFutureIsRefused() {
        ProblemException problem = catchThrowableOfType(
                ProblemException.class, () -> ingest(report("a", Verdict.RESOLVED, NOW.plusSeconds(301))));

        assertThat(problem.code()).isEqualTo(ProblemCode.INVALID_SIGNAL);
        assertThat(problem.places().get(0).at()).isEqualTo("/0");
    }

    @Test
    void severityThatNobodyStatedStaysUnknown() {
        ingest(report("a", Verdict.OPEN, NOON, Severity.UNKNOWN, "t"));

        assertThat(only().severity().isKnown()).isFalse();
    }

    @Test
    void aCallerWhoMayOnlyTightenClosesNothing() {
        ingest(report("a", Verdict.OPEN, NOON));

        ingest(report("a", Verdict.RESOLVED, NOON.plusSeconds(9)).cappedBy(Trust.CLAIMED));
        ingest(report("a", Verdict.OPEN, NOON.plusSeconds(9), Severity.LOW, "harmless")
                .cappedBy(Trust.CLAIMED));

        assertThat(only().status()).isEqualTo(FindingStatus.OPEN);
        assertThat(only().severity().value()).isEqualTo(Severity.MEDIUM);
    }

    @Test
    void theEndStateDoesNotDependOnOrderSplitOrRepetition() {
        List<FindingReport> reports = new ArrayList<>(List.of(
                report("a", Verdict.OPEN, NOON, Severity.LOW, "a1"),
                report("a", Verdict.RESOLVED, NOON.plusSeconds(20), Severity.LOW, "a2"),
                report("b", Verdict.OPEN, NOON.plusSeconds(10), Severity.HIGH, "b1"),
                report("b", Verdict.SUPPRESSED, NOON.plusSeconds(15), Severity.HIGH, "b2"),
                report("c", Verdict.OPEN, NOON.plusSeconds(20), Severity.CRITICAL, "c1"),
                report("c", Verdict.OPEN, NOON.plusSeconds(5), Severity.UNKNOWN, "c0")));
        ingest(reports.toArray(FindingReport[]::new));
        Finding expected = only();

        for (int seed = 0; seed < 200; seed++) {
            stored.clear();
            List<FindingReport> shuffled = new ArrayList<>(reports);
            shuffled.addAll(reports.subList(0, seed % reports.size()));
            Collections.shuffle(shuffled, new Random(seed));
            int split = seed % shuffled.size();
            ingest(shuffled.subList(0, split).toArray(FindingReport[]::new));
            ingest(shuffled.subList(split, shuffled.size()).toArray(FindingReport[]::new));

            assertThat(only()).usingRecursiveComparison().ignoringFields("id").isEqualTo(expected);
        }
    }

    @Test
    void aSuppressionThatEndedIsOpenAgain() {
        ingest(suppressed("a", NOON, NOW.plusSeconds(60)));
        assertThat(only().status()).isEqualTo(FindingStatus.SUPPRESSED);
        assertThat(onlyStored().nextEnd(NOW)).contains(NOW.plusSeconds(60));

        StoredFinding later = onlyStored().asOf(NOW.plusSeconds(60));

        assertThat(later.finding().status()).isEqualTo(FindingStatus.OPEN);
        assertThat(later.finding().suppressedUntil()).isNull();
        assertThat(later.nextEnd(NOW.plusSeconds(60))).isEmpty();
    }

    @Test
    void aResolutionOutlivesASuppressionThatWasThereBefore() {
        ingest(suppressed("a", NOON, NOON.plusSeconds(60)));

        ingest(report("b", Verdict.RESOLVED, NOON.plusSeconds(1)));

        assertThat(only().status()).isEqualTo(FindingStatus.RESOLVED);
    }

    @Test
    void whoClearsAFindingOverrulesWhoReportsItUntilThatEnds() {
        ingest(report("a", Verdict.OPEN, NOON));

        StoredFinding cleared = onlyStored().clearedBy(List.of(clearance(NOW.plusSeconds(60))), NOW);

        assertThat(cleared.finding().status()).isEqualTo(FindingStatus.SUPPRESSED);
        assertThat(cleared.finding().statusReason()).isEqualTo("vex:not_affected (not reachable)");
        assertThat(cleared.finding().suppressedUntil()).isEqualTo(NOW.plusSeconds(60));
        assertThat(cleared.finding().lastSeen()).isEqualTo(NOON);
        assertThat(cleared.asOf(NOW.plusSeconds(60)).finding().status()).isEqualTo(FindingStatus.OPEN);
        assertThat(cleared.clearedBy(List.of(), NOW)).isEqualTo(onlyStored());
    }

    @Test
    void noReportCanPassForAClearanceOrForTheGovernor() {
        ingest(report("a", Verdict.OPEN, NOON));

        ingest(report("vex:a", Verdict.SUPPRESSED, NOON.plusSeconds(1)));
        ingest(report("governor", Verdict.SUPPRESSED, NOON.plusSeconds(1)));

        assertThat(only().status()).isEqualTo(FindingStatus.OPEN);
        assertThat(onlyStored().statements()).containsOnlyKeys("a", "reported governor", "reported vex:a");
    }

    @Test
    void theSameFactsInAnyOrderGiveTheSameFindingAtEachMoment() {
        Gen<Integer> seconds = SourceDSL.integers().between(0, 6);
        Gen<FindingReport> reports = SourceDSL.arbitrary()
                .pick("a", "b", "c")
                .zip(
                        SourceDSL.arbitrary().enumValues(Verdict.class),
                        seconds,
                        seconds,
                        (source, verdict, at, length) -> verdict == Verdict.SUPPRESSED
                                ? suppressed(source, NOW.plusSeconds(at), NOW.plusSeconds(at + length))
                                : report(source, verdict, NOW.plusSeconds(at)));
        qt().withFixedSeed(3)
                .withExamples(500)
                .forAll(
                        SourceDSL.lists().of(reports).ofSizeBetween(1, 8),
                        SourceDSL.integers().all(),
                        seconds,
                        SourceDSL.integers().between(0, 9))
                .checkAssert((said, seed, later, clearedAt) -> {
                    Instant end = NOW.plusSeconds(later);
                    List<Clearance> clearances =
                            clearedAt > 6 ? List.of() : List.of(clearance(NOW.plusSeconds(clearedAt)));
                    List<FindingReport> shuffled = new ArrayList<>(said);
                    Collections.shuffle(shuffled, new Random(seed));

                    Optional<Finding> inOrder = after(said, said.size(), clearances, end);
                    Optional<Finding> otherwise =
                            after(shuffled, Math.floorMod(seed, said.size() + 1), clearances, end);

                    assertThat(otherwise)
                            .usingRecursiveComparison()
                            .ignoringFields("value.id")
                            .isEqualTo(inOrder);
                });
    }

    /** Returns the finding at {@code end} when it was cleared after {@code clearedAfter} of the reports, and ever since. */
    private Optional<Finding> after(
            List<FindingReport> reports, int clearedAfter, List<Clearance> clearances, Instant end) {
        stored.clear();
        ingest(reports.subList(0, clearedAfter).toArray(FindingReport[]::new));
        stored.replaceAll((key, finding) -> finding.clearedBy(clearances, NOW));
        ingest(reports.subList(clearedAfter, reports.size()).toArray(FindingReport[]::new));
        stored.replaceAll((key, finding) -> finding.clearedBy(clearances, NOW).asOf(end));
        return stored.values().stream().map(StoredFinding::finding).findFirst();
    }

    private static FindingReport suppressed(String source, Instant at, Instant until) {
        FindingReport said = report(source, Verdict.SUPPRESSED, at);
        return new FindingReport(
                said.at(),
                said.asset(),
                said.assetName(),
                said.assetType(),
                said.container(),
                said.containerTrust(),
                said.type(),
                said.discriminator(),
                said.title(),
                said.description(),
                said.severity(),
                said.exploitability(),
                said.declared(),
                said.verdict(),
                "accepted",
                until,
                said.source(),
                said.alias(),
                said.firstSeen(),
                said.lastSeen(),
                said.details());
    }

    private static Clearance clearance(Instant until) {
        return new Clearance("vendor", "vex:not_affected (not reachable)", NOON, until);
    }

    private StoredFinding onlyStored() {
        assertThat(stored).hasSize(1);
        return stored.values().iterator().next();
    }

    private RecordResult ingest(FindingReport... reports) {
        FindingBatch batch = new FindingBatch(key -> Optional.ofNullable(stored.get(key)), NOW);
        List.of(reports).forEach(batch::add);
        batch.changes().forEach(change -> stored.put(change.after().finding().key(), change.after()));
        return batch.result();
    }

    private Finding only() {
        assertThat(stored).hasSize(1);
        return stored.values().iterator().next().finding();
    }
}
