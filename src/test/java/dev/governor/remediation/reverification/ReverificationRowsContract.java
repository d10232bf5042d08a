package dev.governor.remediation.reverification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.governor.execution.ActionAdapter.Drift;
import dev.governor.storage.TestingDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The rows of re-verifications, on whatever database that is. */
abstract class ReverificationRowsContract {

    private static final Instant NOON = Instant.parse("2026-11-30T12:00:00Z");
    private static final Instant LATER = NOON.plus(Duration.ofHours(2));
    private static final Schedule SCHEDULE = Schedule.parse("PT1H,PT6H");
    private static final Drift DRIFT = new Drift(List.of("+PUBLIC may SELECT"), List.of("bob is a superuser"));

    private Connection connection;
    private ReverificationRows rows;

    abstract TestingDatabase database();

    @BeforeEach
    void connect() throws SQLException {
        connection = database().connect();
        connection.setAutoCommit(false);
        rows = new ReverificationRows(connection);
    }

    @AfterEach
    void forget() throws SQLException {
        connection.rollback();
        connection.close();
    }

    @Test
    void aSystemWithMuchDueDoesNotKeepTheOthersWaiting() throws SQLException {
        for (int i = 0; i < 300; i++) {
            rows.insert(due("dead", i, NOON));
        }
        rows.insert(due("alive", 0, NOON.plusSeconds(60)));
        rows.insert(due("alive", 1, LATER.plusSeconds(1)));

        List<Due> portion = rows.due(LATER, 10);

        assertThat(portion).hasSize(10).extracting(Due::system).startsWith("dead", "alive");
        assertThat(portion).filteredOn(row -> row.system().equals("alive")).hasSize(1);
    }

    @Test
    void ofTwoWhoReadTheSameRowOneRecordsIt() throws SQLException {
        rows.insert(due("alive", 1, NOON));
        Due first = rows.due(LATER, 1).get(0);
        Due second = rows.due(LATER, 1).get(0);

        assertThat(rows.end(first, ReverificationState.OPEN, LATER, "open", DRIFT))
                .isTrue();

        assertThat(rows.end(second, ReverificationState.CLOSED, LATER, "closed", null))
                .isFalse();
        assertThat(rows.putOff(second, LATER.plusSeconds(60), LATER, "silent")).isFalse();
        assertThat(rows.ofPlan("pln_1", "s", 10)).singleElement().satisfies(kept -> {
            assertThat(kept.state()).isEqualTo(ReverificationState.OPEN);
            assertThat(kept.changes()).isEqualTo(DRIFT.changes());
            assertThat(kept.suspects()).isEqualTo(DRIFT.suspects());
            assertThat(kept.askedAt()).isEqualTo(LATER);
        });
    }

    @Test
    void whatWasPutOffMeanwhileIsNotRecordedByWhoReadItBefore() throws SQLException {
        rows.insert(due("alive", 1, NOON));
        Due late = rows.due(LATER, 1).get(0);
        rows.putOff(rows.due(LATER, 1).get(0), LATER.plusSeconds(60), LATER, "silent");

        assertThat(rows.end(late, ReverificationState.CLOSED, LATER, "closed", null))
                .isFalse();

        assertThat(rows.due(LATER.plusSeconds(60), 1))
                .singleElement()
                .satisfies(row -> assertThat(row.attempts()).isEqualTo(1));
    }

    @Test
    void whatCouldNotBeAskedIsNoAnswer() throws SQLException {
        rows.insert(due("alive", 1, NOON));
        rows.end(rows.due(LATER, 1).get(0), ReverificationState.OPEN, LATER, "open", DRIFT);
        rows.insert(new Due(id(2), "pln_1", "alive", 2, SCHEDULE, NOON, NOON, 0));
        rows.end(rows.due(LATER, 1).get(0), ReverificationState.UNANSWERED, LATER, "silent", null);

        assertThat(rows.lastAnswer("pln_1")).contains(ReverificationState.OPEN);
        assertThat(rows.lastAnswer("pln_2")).isEmpty();
        assertThat(rows.ofPlan("pln_1", "s", 10))
                .extracting(Reverification::ordinal)
                .containsExactly(2, 1);
        assertThat(rows.ofPlan("pln_1", id(2), 10))
                .extracting(Reverification::ordinal)
                .containsExactly(1);
    }

    @Test
    void aLaterPlanForTheFindingIsLookedAtInstead() throws SQLException {
        plan("pln_1", "fnd_same");
        plan("pln_2", "fnd_same");
        plan("pln_3", "fnd_other");
        for (int i = 1; i <= 3; i++) {
            rows.insert(due("alive", i, NOON));
        }

        assertThat(rows.endOthers("fnd_same", "pln_2", "another one is"))
                .extracting(Due::planId)
                .containsExactly("pln_1");

        assertThat(rows.ofPlan("pln_1", "s", 1))
                .extracting(Reverification::detail)
                .containsExactly("another one is");
        assertThat(rows.due(LATER, 10)).extracting(Due::planId).containsExactlyInAnyOrder("pln_2", "pln_3");
    }

    private void plan(String id, String finding) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("""
                insert into remediation_plan (id, version, finding_id, requester, idempotency_key, draft_digest, content,
                  state, state_reason, changed_at)
                values ('%1$s', 0, '%2$s', 'bot', '%1$s', 'd', '{}', 'verified', '', current_timestamp)\
                """.formatted(id, finding));
        }
    }

    private static Due due(String system, int number, Instant at) {
        return new Due(
                system.equals("dead") ? "rvf_dead" + number : id(number),
                "pln_" + number + (system.equals("dead") ? "_dead" : ""),
                system,
                1,
                SCHEDULE,
                NOON,
                at,
                0);
    }

    private static String id(int number) {
        return "rvf_alive" + number;
    }
}
