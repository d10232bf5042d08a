package dev.governor.remediation.reverification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.governor.audit.EvidenceLog;
import dev.governor.audit.EvidenceUnwritableException;
import dev.governor.audit.Receipt;
import dev.governor.audit.ReceiptKind;
import dev.governor.execution.ActionAdapter.Drift;
import dev.governor.execution.Reverifier.NotAsked;
import dev.governor.execution.Reverifier.OpenAgain;
import dev.governor.execution.Reverifier.StillClosed;
import dev.governor.execution.TestingReverifier;
import dev.governor.finding.AssetKey;
import dev.governor.finding.Finding;
import dev.governor.finding.FindingContext;
import dev.governor.finding.FindingReport;
import dev.governor.finding.FindingService;
import dev.governor.finding.FindingStatus;
import dev.governor.kernel.Digest;
import dev.governor.kernel.Tenant;
import dev.governor.plan.PlanBinding;
import dev.governor.plan.PlanService;
import dev.governor.plan.RemediationPlan;
import dev.governor.server.Duties;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What was verified is looked at again when it is due, and each look is on record once. */
@QuarkusTest
class ReverificationSweepTest {

    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final OpenAgain OPEN = new OpenAgain(
            "open", new Drift(List.of("+PUBLIC may SELECT, granted by bob"), List.of("bob owns the table")));
    private static final NotAsked SILENT = new NotAsked("it does not answer", true);

    @Inject
    ReverificationService reverifications;

    @Inject
    PlanService plans;

    @Inject
    FindingService findings;

    @Inject
    EvidenceLog evidence;

    @Inject
    Duties duties;

    @Inject
    ReverificationConfig config;

    @Inject
    DataSource database;

    private final TestingReverifier reverifier = new TestingReverifier();
    private final Instant start = Instant.now().minusSeconds(1).truncatedTo(ChronoUnit.MICROS);
    private ReverificationSweep sweep;
    private String plan = "";
    private String finding = "";

    @BeforeEach
    void verify() {
        sweep = new ReverificationSweep(reverifications, reverifier, plans, duties, config, Clock.systemUTC());
        plan = verified("estate");
        finding = plans.require(plan).plan().findingId();
    }

    @Test
    void nothingIsLookedAtBeforeItIsDue() {
        sweep.sweep(after(Duration.ofMinutes(50)));

        assertThat(reverifier.asked()).doesNotContain(plan);
        assertThat(newest().state()).isEqualTo(ReverificationState.SCHEDULED);
    }

    @Test
    void whatIsStillClosedIsOnRecordAndHasItsNextDate() {
        sweep.sweep(after(Duration.ofMinutes(70)));

        List<Reverification> all = all();
        assertThat(all)
                .extracting(Reverification::state)
                .containsExactly(ReverificationState.SCHEDULED, ReverificationState.CLOSED);
        assertThat(Duration.between(start, all.get(0).dueAt()))
                .isBetween(Duration.ofHours(6), Duration.ofHours(6).plusMinutes(1));
        assertThat(receipts()).hasSize(1);
        assertThat(found().status()).isEqualTo(FindingStatus.RESOLVED);
    }

    @Test
    void whatIsOpenAgainOpensTheFindingWithWhatChangedAndWhoCould() {
        reverifier.show(plan, OPEN);

        sweep.sweep(after(Duration.ofMinutes(70)));

        assertThat(found().status()).isEqualTo(FindingStatus.OPEN);
        assertThat(found().statusReason())
                .contains("open again", "+PUBLIC may SELECT, granted by bob", "bob owns the table");
        assertThat(receipts()).singleElement().satisfies(receipt -> {
            assertThat(receipt.body().path("answer").asText()).isEqualTo("open");
            assertThat(receipt.body().at("/changes/0").asText()).contains("PUBLIC");
            assertThat(receipt.body().at("/suspects/0").asText()).contains("bob");
        });
        // looked at again soon, not in five hours
        assertThat(Duration.between(start, newest().dueAt()))
                .isBetween(Duration.ofMinutes(130), Duration.ofMinutes(131));
    }

    @Test
    void aDriftThatStaysIsOpenedOnceAndClosedWhenItIsGone() {
        reverifier.show(plan, OPEN);
        sweep.sweep(after(Duration.ofHours(2)));
        sweep.sweep(after(Duration.ofHours(4)));
        assertThat(kinds(finding))
                .filteredOn(ReceiptKind.FINDING_REQUEUED::equals)
                .hasSize(1);

        reverifier.show(plan, new StillClosed("closed"));
        sweep.sweep(after(Duration.ofHours(9)));

        assertThat(found().status()).isEqualTo(FindingStatus.RESOLVED);
        assertThat(found().statusReason()).contains("closed again");
        assertThat(all())
                .extracting(Reverification::state)
                .containsExactly(
                        ReverificationState.SCHEDULED,
                        ReverificationState.CLOSED,
                        ReverificationState.OPEN,
                        ReverificationState.OPEN);
    }

    @Test
    void whatCannotBeAskedIsAskedAgainWithGrowingPausesAndMovesNothing() {
        reverifier.show(plan, SILENT);
        List<Duration> pauses = new ArrayList<>();
        Duration at = Duration.ofMinutes(70);
        for (int i = 0; i < 3; i++) {
            sweep.sweep(after(at));
            Duration next = Duration.between(start, newest().dueAt());
            pauses.add(next.minus(at));
            at = next.plusSeconds(1);
        }

        assertThat(pauses).containsExactly(Duration.ofMinutes(1), Duration.ofMinutes(2), Duration.ofMinutes(4));
        assertThat(newest().state()).isEqualTo(ReverificationState.SCHEDULED);
        assertThat(newest().detail()).isEqualTo("it does not answer");
        assertThat(newest().attempts()).isEqualTo(3);
        assertThat(found().status()).isEqualTo(FindingStatus.RESOLVED);
        assertThat(receipts()).isEmpty();
        assertThat(kinds(plan))
                .filteredOn(ReceiptKind.REVERIFICATION_DELAYED::equals)
                .hasSize(1);
    }

    @Test
    void whatCouldNotBeAskedUntilTheNextDateEndsAsUnansweredAndTheNextOneTakesItsPlace() {
        reverifier.show(plan, SILENT);
        Duration at = Duration.ofMinutes(70);
        while (all().size() == 1) {
            sweep.sweep(after(at));
            at = Duration.between(start, newest().dueAt()).plusSeconds(1);
        }

        assertThat(all())
                .extracting(Reverification::state)
                .containsExactly(ReverificationState.SCHEDULED, ReverificationState.UNANSWERED);
        assertThat(at).isGreaterThan(Duration.ofHours(6));
        assertThat(found().status()).isEqualTo(FindingStatus.RESOLVED);
        assertThat(receipts())
                .singleElement()
                .satisfies(receipt ->
                        assertThat(receipt.body().path("answer").asText()).isEqualTo("unanswered"));
    }

    @Test
    void aDeadSystemIsAskedOnceASweepAndDoesNotHoldUpTheOthers() {
        List<String> dead = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            dead.add(verified("dead"));
        }
        dead.forEach(id -> reverifier.show(id, SILENT));
        String alive = verified("alive");

        sweep.sweep(after(Duration.ofMinutes(70)));

        assertThat(reverifier.asked())
                .contains(alive)
                .filteredOn(dead::contains)
                .hasSize(1);
        assertThat(reverifier.asked().indexOf(alive)).isLessThan(config.portion());
        assertThat(dead)
                .filteredOn(id -> !reverifier.asked().contains(id))
                .allSatisfy(id -> assertThat(
                                reverifications.list(id, null, 1).items().get(0).dueAt())
                        .isBetween(start, after(Duration.ofMinutes(70)).instant()));
    }

    @Test
    void aLookWhoseRecordWasLostIsRepeatedAndHasOneReceipt() throws SQLException {
        reverifier.show(plan, OPEN);

        run("alter table receipt rename to receipt_away");
        try {
            assertThatThrownBy(() -> sweep.sweep(after(Duration.ofMinutes(70))))
                    .isInstanceOf(EvidenceUnwritableException.class);
        } finally {
            run("alter table receipt_away rename to receipt");
        }
        assertThat(newest().state()).isEqualTo(ReverificationState.SCHEDULED);
        assertThat(found().status()).isEqualTo(FindingStatus.RESOLVED);
        sweep.sweep(after(Duration.ofMinutes(70)));
        sweep.sweep(after(Duration.ofMinutes(71)));

        assertThat(receipts()).hasSize(1);
        assertThat(found().status()).isEqualTo(FindingStatus.OPEN);
    }

    @Test
    void twoServersThatLookedAtTheSameMakeOneRecord() {
        Due due = reverifications.due(after(Duration.ofMinutes(70)).instant(), 1_000).stream()
                .filter(row -> row.planId().equals(plan))
                .findFirst()
                .orElseThrow();

        reverifications.record(
                due, plans.require(plan), OPEN, after(Duration.ofMinutes(70)).instant());
        reverifications.record(
                due,
                plans.require(plan),
                new StillClosed("closed"),
                after(Duration.ofMinutes(71)).instant());

        assertThat(receipts()).hasSize(1);
        assertThat(all()).hasSize(2);
        assertThat(found().status()).isEqualTo(FindingStatus.OPEN);
    }

    @Test
    void aLaterPlanIsLookedAtInsteadAndTheEarlierOneSaysSo() {
        String later = verifiedAgain(
                "pln_later" + NUMBER.incrementAndGet(), plans.require(plan).plan());

        sweep.sweep(after(Duration.ofMinutes(70)));

        assertThat(reverifier.asked()).contains(later).doesNotContain(plan);
        assertThat(all()).extracting(Reverification::state).containsExactly(ReverificationState.OBSOLETE);
        assertThat(newest().askedAt()).isNull();
        assertThat(receipts()).singleElement().satisfies(receipt -> {
            assertThat(receipt.body().path("answer").asText()).isEqualTo("obsolete");
            assertThat(receipt.body().path("detail").asText()).contains(later);
        });
        assertThat(found().status()).isEqualTo(FindingStatus.RESOLVED);
    }

    @Test
    void nobodyLooksWhileAnotherServerHasTheDuty() throws SQLException {
        duties.take("reverification", Duration.ofMinutes(5));
        run("update server_duty set holder = 'another' where duty = 'reverification'");
        try {
            sweep.sweep(after(Duration.ofMinutes(70)));

            assertThat(reverifier.asked()).isEmpty();
        } finally {
            run("delete from server_duty where duty = 'reverification'");
        }
    }

    @Test
    void aFindingThatAnotherPlanWorksOnIsLeftToIt() {
        reverifier.show(plan, OPEN);
        findings.start(finding, "another plan is being carried out", "governor");

        sweep.sweep(after(Duration.ofMinutes(70)));

        assertThat(found().status()).isEqualTo(FindingStatus.IN_PROGRESS);
        assertThat(receipts()).hasSize(1);
    }

    private String verified(String cluster) {
        String id = "pln_reverified" + NUMBER.incrementAndGet();
        AssetKey target = new AssetKey("postgresql:" + cluster + ":sandbox:public:" + id);
        String found = findings.record(
                        List.of(FindingReport.on(target, "scanner", "/0")
                                .type("database_public_grant")
                                .title("PUBLIC may read")
                                .build()),
                        FindingContext.NONE,
                        "test")
                .findings()
                .get(0);
        return verified(id, found, target);
    }

    private String verifiedAgain(String id, RemediationPlan before) {
        return verified(id, before.findingId(), before.target());
    }

    private String verified(String id, String found, AssetKey target) {
        RemediationPlan submitted = new RemediationPlan(
                id,
                Tenant.DEFAULT,
                found,
                "revoke_public_grant",
                target,
                Map.of(),
                Map.of(),
                "",
                "test|bot",
                null,
                start);
        Digest any = Digest.of("any");
        plans.store(
                submitted,
                new PlanBinding(
                        "revoke_public_grant", Map.of(), target, any, any, 1, any, List.of(), "undo", "look", null),
                id,
                Digest.of(id));
        QuarkusTransaction.requiringNew().run(() -> {
            findings.resolve(found, "verified", "governor");
            reverifications.begin(plans.require(id), start);
        });
        return id;
    }

    private Clock after(Duration duration) {
        return Clock.fixed(start.plus(duration), ZoneOffset.UTC);
    }

    private List<Reverification> all() {
        return reverifications.list(plan, null, 50).items();
    }

    private Reverification newest() {
        return all().get(0);
    }

    private Finding found() {
        return findings.find(finding).orElseThrow();
    }

    private List<Receipt> receipts() {
        return evidence.about(plan).stream()
                .filter(receipt -> receipt.kind() == ReceiptKind.REVERIFICATION_ENDED)
                .toList();
    }

    private List<ReceiptKind> kinds(String subject) {
        return evidence.about(subject).stream().map(Receipt::kind).toList();
    }

    private void run(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
