package dev.governor.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.governor.audit.EvidenceUnwritableException;
import dev.governor.audit.ReceiptKind;
import dev.governor.audit.TestingEvidence;
import dev.governor.execution.StepResult.Word;
import dev.governor.kernel.Digest;
import dev.governor.kernel.ProblemCode;
import dev.governor.kernel.ProblemException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StepJournalTest {

    private static final String PLAN = "pln_1";
    private static final StepResult DONE = StepResult.proceed("changed", List.of("-old", "+new"));

    private final TestingStepRecords records = new TestingStepRecords();
    private final StepJournal journal = new StepJournal(records, new ThreeAttempts());
    private final AtomicInteger acted = new AtomicInteger();

    @Test
    void shouldNotActAgainOnceAStepHasAnOutcome() {
        StepResult first = journal.perform(PLAN, Step.APPLY, this::succeed);
        StepResult second = journal.perform(PLAN, Step.APPLY, this::succeed);

        assertThat(second).isEqualTo(first).isEqualTo(DONE);
        assertThat(acted).hasValue(1);
        assertThat(records.ofPlan(PLAN))
                .singleElement()
                .satisfies(row -> assertThat(row.attempt()).isEqualTo(1));
    }

    @Test
    void shouldNotActWhenTheIntentCannotBeRecorded() {
        records.intentsWritable(false);

        for (int i = 0; i < 10; i++) {
            assertThatThrownBy(() -> journal.perform(PLAN, Step.APPLY, this::succeed))
                    .isInstanceOf(EvidenceUnwritableException.class);
        }

        assertThat(acted).hasValue(0);
        assertThat(records.ofPlan(PLAN)).isEmpty();
    }

    @Test
    void shouldContinueTheSameAttemptWhenItsOutcomeCouldNotBeRecorded() {
        records.outcomesWritable(false);
        for (int i = 0; i < 10; i++) {
            assertThatThrownBy(() -> journal.perform(PLAN, Step.APPLY, this::succeed))
                    .isInstanceOf(EvidenceUnwritableException.class);
        }
        records.outcomesWritable(true);

        StepResult result = journal.perform(PLAN, Step.APPLY, this::succeed);

        assertThat(result).isEqualTo(DONE);
        assertThat(records.ofPlan(PLAN))
                .singleElement()
                .satisfies(row -> assertThat(row.attempt()).isEqualTo(1));
    }

    @Test
    void shouldNotCountAnEvidenceFailureInsideAStepAsAnAttempt() {
        for (int i = 0; i < 10; i++) {
            assertThatThrownBy(() -> journal.perform(PLAN, Step.MINT_LEASE, () -> {
                        throw TestingEvidence.unwritable(ReceiptKind.LEASE_INTENDED);
                    }))
                    .isInstanceOf(EvidenceUnwritableException.class);
        }

        assertThat(journal.outcome(PLAN, Step.MINT_LEASE)).isEmpty();
        assertThat(journal.perform(PLAN, Step.MINT_LEASE, this::succeed)).isEqualTo(DONE);
    }

    @Test
    void shouldThrowWhileAttemptsAreLeftAndThenTakeTheWayOut() {
        assertThatThrownBy(() -> journal.perform(PLAN, Step.APPLY, this::fail)).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> journal.perform(PLAN, Step.APPLY, this::fail)).isInstanceOf(ProblemException.class);

        StepResult third = journal.perform(PLAN, Step.APPLY, this::fail);
        StepResult fourth = journal.perform(PLAN, Step.APPLY, this::succeed);

        assertThat(third.word()).isEqualTo(Word.UNDO);
        assertThat(third.detail()).isEqualTo("failed 3 times: the target cannot be reached");
        assertThat(fourth).isEqualTo(third);
        assertThat(acted).hasValue(3);
    }

    @Test
    void shouldTellAnEffectWhetherAnEarlierAttemptMayHaveActed() {
        List<Boolean> again = new ArrayList<>();
        Function<StepJournal.Attempt, StepResult> failing = attempt -> {
            again.add(attempt.again());
            return fail();
        };

        assertThatThrownBy(() -> journal.perform(PLAN, Step.APPLY, failing)).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> journal.perform(PLAN, Step.APPLY, failing)).isInstanceOf(ProblemException.class);

        assertThat(again).containsExactly(false, true);
    }

    @Test
    void shouldCountAChangeWithoutAnAuthorAsUnproven() {
        assertThat(journal.changeOf(PLAN)).isEmpty();

        journal.perform(PLAN, Step.APPLY, this::succeed);

        assertThat(journal.changeOf(PLAN)).contains(Change.unproven());
    }

    @Test
    void shouldKnowWhatWasChangedAndWhatWasLeft() {
        Change ours = Change.ours(new TargetVersion(Digest.of("after"), "7"));

        journal.perform(PLAN, Step.APPLY, () -> StepResult.changed("changed", ours));
        journal.perform("pln_2", Step.APPLY, () -> StepResult.stop("somebody changed the target; nothing was done"));

        assertThat(journal.changeOf(PLAN)).contains(ours);
        assertThat(journal.changeOf("pln_2")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"READ_BACK", "PROBE", "VERIFY_RESTORED", "ROLL_BACK"})
    void shouldStopRatherThanUndoWhenATargetCannotBeAsked(Step step) {
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> journal.perform(PLAN, step, this::fail)).isInstanceOf(ProblemException.class);
        }

        assertThat(journal.perform(PLAN, step, this::fail).word()).isEqualTo(Word.STOP);
    }

    @Test
    void shouldWriteNothingOnceSomebodyElseGoesOnWithTheStep() {
        assertThatThrownBy(() -> journal.perform(PLAN, Step.APPLY, () -> {
                    assertThat(journal.perform(PLAN, Step.APPLY, this::succeed)).isEqualTo(DONE);
                    return StepResult.stop("what the late worker thinks");
                }))
                .isInstanceOf(FenceLostException.class)
                .hasMessage("`pln_1` no longer holds its asset, or somebody else goes on with it");

        assertThat(records.ofPlan(PLAN))
                .singleElement()
                .satisfies(row -> assertThat(row.result()).isEqualTo(DONE));
    }

    @Test
    void shouldNotCountALateWorkersFailureAsAnAttempt() {
        assertThatThrownBy(() -> journal.perform(PLAN, Step.APPLY, () -> {
                    journal.perform(PLAN, Step.APPLY, this::succeed);
                    return fail();
                }))
                .isInstanceOf(FenceLostException.class);

        assertThat(journal.outcome(PLAN, Step.APPLY)).contains(DONE);
        assertThat(records.ofPlan(PLAN)).hasSize(1);
    }

    @Test
    void shouldEndAccessAlsoWhenNeitherIntentNorOutcomeCanBeRecorded() {
        records.intentsWritable(false);
        records.outcomesWritable(false);

        StepResult first = journal.performEnding(PLAN, Step.REVOKE, this::succeed);
        StepResult second = journal.performEnding(PLAN, Step.REVOKE, this::succeed);

        assertThat(second).isEqualTo(first).isEqualTo(DONE);
        assertThat(acted).hasValue(1);
        assertThat(records.owed()).containsExactly("revoke");
    }

    @Test
    void shouldEndAccessAlsoWhenTheDatabaseIsDownAndRecordItLater() {
        records.readable(false);
        assertThatThrownBy(() -> journal.performEnding(PLAN, Step.REVOKE, this::succeed))
                .isInstanceOf(IllegalStateException.class);
        assertThat(acted).hasValue(1);
        records.readable(true);

        assertThat(journal.performEnding(PLAN, Step.REVOKE, this::succeed)).isEqualTo(DONE);
        assertThat(records.ofPlan(PLAN))
                .singleElement()
                .extracting(StepRecord::result)
                .isEqualTo(DONE);
    }

    @Test
    void shouldEndTheStepThatEndsAccessOnceItsAttemptsAreUsedUp() {
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> journal.performEnding(PLAN, Step.REVOKE, this::fail))
                    .isInstanceOf(ProblemException.class);
        }

        assertThat(journal.performEnding(PLAN, Step.REVOKE, this::fail).word()).isEqualTo(Word.STOP);
        assertThat(acted).hasValue(3);
    }

    @Test
    void shouldNotRepeatARefusalThatWouldBeTheSameAgain() {
        Supplier<StepResult> refused = () -> {
            acted.incrementAndGet();
            throw new ProblemException(ProblemCode.TARGET_REFUSED, "permission denied");
        };

        assertThat(journal.perform(PLAN, Step.APPLY, refused).word()).isEqualTo(Word.UNDO);
        assertThat(journal.performEnding(PLAN, Step.REVOKE, refused).detail()).isEqualTo("refused: permission denied");
        assertThat(acted).hasValue(2);
    }

    private StepResult succeed() {
        acted.incrementAndGet();
        return DONE;
    }

    private StepResult fail() {
        acted.incrementAndGet();
        throw new ProblemException(ProblemCode.TARGET_UNAVAILABLE, "the target cannot be reached");
    }

    private static final class ThreeAttempts implements ExecutionConfiguration {

        @Override
        public int maxAttempts() {
            return 3;
        }

        @Override
        public Duration leaseTtl() {
            return Duration.ofMinutes(15);
        }
    }
}
