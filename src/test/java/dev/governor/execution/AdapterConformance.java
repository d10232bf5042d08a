package dev.governor.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.governor.credential.CredentialBroker;
import dev.governor.credential.LeaseScope;
import dev.governor.credential.ScopedCredential;
import dev.governor.credential.TestingBroker;
import dev.governor.credential.TestingLeaseLedger;
import dev.governor.execution.ActionAdapter.AlreadyDone;
import dev.governor.execution.ActionAdapter.Check;
import dev.governor.execution.ActionAdapter.Check.Answer;
import dev.governor.execution.ActionAdapter.Done;
import dev.governor.execution.ActionAdapter.Drifted;
import dev.governor.execution.ActionAdapter.Effect;
import dev.governor.execution.ActionAdapter.Made;
import dev.governor.execution.ActionAdapter.Move;
import dev.governor.execution.ActionAdapter.NotMade;
import dev.governor.execution.ActionAdapter.Snapshot;
import dev.governor.execution.ActionAdapter.Unknown;
import dev.governor.execution.TestingTarget.Act;
import dev.governor.execution.TestingTarget.Ending;
import dev.governor.execution.TestingTarget.Login;
import dev.governor.execution.TestingTarget.Obstacle;
import dev.governor.kernel.ProblemCode;
import dev.governor.kernel.ProblemException;
import dev.governor.plan.ChangePreview;
import dev.governor.plan.RemediationPlan;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What every adapter promises, on the real system that it acts on; {@code CONTRIBUTING.md} says it step by step. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class AdapterConformance {

    private static final AtomicInteger COUNT = new AtomicInteger();

    private final TestingLeaseLedger ledger = new TestingLeaseLedger();

    private CredentialBroker broker;
    private RemediationPlan plan;
    private Snapshot before;
    private ScopedCredential credential;

    /** Returns the system that it is tested on; the same for every test. */
    protected abstract TestingTarget target();

    protected final List<String> hostileNames() {
        return target().hostileNames();
    }

    @AfterEach
    void endTheLease() {
        ledger.ofPlan(plan.id()).ifPresent(lease -> {
            broker.revoke(lease.id());
            assertThat(broker.proveDead(lease.id()).proven()).isTrue();
        });
    }

    // the whole chain

    @ParameterizedTest
    @MethodSource("hostileNames")
    void aThingOfAnyNameIsClosedAndTurnedBackToExactlyWhatItWasAndNothingElseIsTouched(String name) {
        lend(target().weak(name));
        String surroundings = target().surroundings();
        assertThat(target().letsAttackersIn(plan)).isTrue();
        assertThat(readBack().answer()).isEqualTo(Answer.REFUTED);
        assertThat(probe().answer()).isEqualTo(Answer.REFUTED);

        assertThat(adapter().rehearse(plan, before, credential).wayBack().answer())
                .isEqualTo(Answer.CONFIRMED);
        TargetVersion left = left(apply());

        assertThat(target().letsAttackersIn(plan)).isFalse();
        assertThat(readBack().answer()).isEqualTo(Answer.CONFIRMED);
        assertThat(probe().answer()).isEqualTo(Answer.CONFIRMED);
        assertThat(restored().answer()).isEqualTo(Answer.REFUTED);
        assertThat(left(rollBack(left)).digest()).isEqualTo(before.digest());
        assertThat(target().surroundings()).isEqualTo(surroundings);
        assertThat(restored().answer()).isEqualTo(Answer.CONFIRMED);
        assertThat(target().letsAttackersIn(plan)).isTrue();
    }

    @Test
    void whatWouldRunIsWrittenOutInFullAndTheSameEachTime() {
        lend(weak());

        LeaseScope scope = adapter().scope(plan, before);

        assertThat(scope.target()).isEqualTo(plan.target());
        assertThat(scope.grants()).isNotEmpty();
        assertThat(adapter().scope(plan, adapter().snapshot(plan))).isEqualTo(scope);
        assertThat(adapter().inverse(plan, before))
                .isNotBlank()
                .isEqualTo(adapter().inverse(plan, before));
        assertThat(adapter().verifier(plan)).isNotBlank().isEqualTo(adapter().verifier(plan));
    }

    @Test
    void whatIsShownBeforeTheVoteIsWhatComes() {
        lend(weak());
        String state = target().state(plan);

        ChangePreview preview = adapter().preview(plan, before);

        assertThat(target().state(plan)).isEqualTo(state);
        assertThat(preview.before()).isEqualTo(before.digest());
        assertThat(preview.change()).anyMatch(line -> line.startsWith("-") || line.startsWith("+"));
        TargetVersion left = left(apply());
        assertThat(preview.after()).isEqualTo(left.digest());
        assertThat(preview.restored()).isEqualTo(left(rollBack(left)).digest());
        assertThat(preview.leadsBack()).isTrue();
    }

    @Test
    void whatBecameOfAChangeIsToldWithWhoMayHaveDoneIt() {
        lend(weak());
        apply();
        assertThat(adapter().drift(plan, before).changes()).isEmpty();

        target().act(plan, Act.OPENS);

        assertThat(adapter().drift(plan, before).changes()).isNotEmpty();
        assertThat(adapter().drift(plan, before).suspects()).isNotEmpty();
    }

    @Test
    void whatIsNotThereAndWhatMakesNoSenseIsRefusedForGood() {
        plan = target().missing();

        assertRefused(ProblemCode.UNKNOWN_ASSET, () -> adapter().snapshot(plan));
        assertThat(target().senseless())
                .isNotEmpty()
                .allSatisfy(senseless -> assertRefused(
                        ProblemCode.INVALID_PARAMETER, () -> adapter().snapshot(senseless)));
    }

    // nothing is changed but what must be

    @Test
    void aRehearsalChangesNothingAndIsNoAttempt() {
        lend(weak());
        String state = target().state(plan);

        List<String> diff = adapter().rehearse(plan, before, credential).diff();

        assertThat(diff).anyMatch(line -> line.startsWith("-") || line.startsWith("+"));
        assertThat(target().state(plan)).isEqualTo(state);
        assertThat(adapter().snapshot(plan)).as("nor has it a new version").isEqualTo(before);
        assertThat(recall(Move.APPLY)).isEqualTo(new NotMade());
        assertThat(recall(Move.ROLL_BACK)).isEqualTo(new NotMade());
    }

    @Test
    void aChangeIsMadeOnceHoweverOftenItIsAsked() {
        lend(weak());

        Effect first = apply();
        TargetVersion left = left(first);
        String state = target().state(plan);
        assertThat(apply()).isEqualTo(first);
        assertThat(target().state(plan)).isEqualTo(state);
        Effect undone = rollBack(left);
        state = target().state(plan);

        assertThat(rollBack(left)).isEqualTo(undone);
        assertThat(apply()).as("what was turned back is not done again").isEqualTo(first);
        assertThat(target().state(plan)).isEqualTo(state);
    }

    @Test
    void theStateThatAChangeLeavesIsTheOneThatTheObserverReads() {
        lend(weak());

        TargetVersion left = left(apply());
        assertThat(adapter().snapshot(plan).at()).isEqualTo(left);
        TargetVersion back = left(rollBack(left));

        assertThat(adapter().snapshot(plan).at()).isEqualTo(back);
        assertThat(back.version()).isNotBlank().isNotEqualTo(before.version());
    }

    // somebody else's change, before ours

    @Test
    void whatSomebodyElseDidIsNotOurs() {
        lend(weak());
        target().act(plan, Act.CLOSES);
        String state = target().state(plan);
        TargetVersion found = adapter().snapshot(plan).at();

        assertThat(apply()).isEqualTo(new AlreadyDone(found));

        assertThat(recall(Move.APPLY)).isEqualTo(new NotMade());
        assertThat(target().state(plan)).isEqualTo(state);
    }

    @ParameterizedTest
    @EnumSource(names = {"CHANGES_SOMETHING_ELSE", "MAKES_IT_ANEW"})
    void onAStateThatIsNotTheOneThatWasReadNothingIsDone(Act act) {
        lend(weak());
        target().act(plan, act);
        String state = target().state(plan);

        assertRefused(ProblemCode.CONFLICT, () -> adapter().rehearse(plan, before, credential));
        assertThat(apply()).isEqualTo(new Drifted());

        assertThat(target().state(plan)).isEqualTo(state);
        assertThat(recall(Move.APPLY)).isEqualTo(new NotMade());
    }

    @Test
    void aStateThatSomebodyLeftAndCameBackToIsChanged() {
        lend(weak());
        target().act(plan, Act.CLOSES_AND_OPENS);
        assertThat(adapter().snapshot(plan).digest()).isEqualTo(before.digest());
        assertThat(adapter().snapshot(plan).version()).isNotEqualTo(before.version());

        assertThat(apply()).isInstanceOf(Done.class);
    }

    // somebody else's change, after ours

    @ParameterizedTest
    @CsvSource({
        "OPENS, ALREADY_DONE",
        "OPENS_AND_CLOSES, DRIFTED",
        "CHANGES_SOMETHING_ELSE, DRIFTED",
        "MAKES_IT_ANEW, DRIFTED"
    })
    void nothingIsTurnedBackButExactlyWhatWasLeft(Act act, String expected) {
        lend(weak());
        Effect applied = apply();
        target().act(plan, act);
        String state = target().state(plan);
        TargetVersion found = adapter().snapshot(plan).at();

        Effect effect = rollBack(left(applied));

        assertThat(effect).isEqualTo(expected.equals("DRIFTED") ? new Drifted() : new AlreadyDone(found));
        assertThat(target().state(plan)).isEqualTo(state);
        assertThat(recall(Move.ROLL_BACK)).isEqualTo(new NotMade());
        assertThat(apply()).as("it is ours still, and not done again").isEqualTo(applied);
        assertThat(target().state(plan)).isEqualTo(state);
    }

    @ParameterizedTest
    @CsvSource({
        "CLOSES, CONFIRMED",
        "OPENS, REFUTED",
        "OPENS_AND_CLOSES, CONFIRMED",
        "CHANGES_SOMETHING_ELSE, CONFIRMED",
        "MAKES_IT_ANEW, UNANSWERED"
    })
    void bothChecksSayWhatIsSoNowOfTheVeryThingThatWasChanged(Act act, Answer answer) {
        lend(weak());
        apply();
        target().act(plan, act);

        assertThat(readBack().answer()).isEqualTo(answer);
        assertThat(probe().answer()).isEqualTo(answer);
    }

    @ParameterizedTest
    @EnumSource(names = {"CLOSES", "CHANGES_SOMETHING_ELSE", "MAKES_IT_ANEW"})
    void whatIsNotAsBeforeIsNotCalledRestored(Act act) {
        lend(weak());
        rollBack(left(apply()));
        target().act(plan, act);

        assertThat(restored().answer()).isNotEqualTo(Answer.CONFIRMED);
    }

    // checks that are independent

    @Test
    void aChangeIsReadBackAndProbedByOtherLoginsThanTheOneThatMadeIt() {
        lend(weak());
        apply();
        broker.revoke(ledger.ofPlan(plan.id()).orElseThrow().id());

        assertThat(readBack().answer()).isEqualTo(Answer.CONFIRMED);
        assertThat(probe().answer()).isEqualTo(Answer.CONFIRMED);
    }

    @Test
    void theProbeFindsOpenWhatTheConfigurationCallsClosed() {
        lend(weak());
        apply();

        target().openAnotherWay(plan);

        assertThat(target().letsAttackersIn(plan)).isTrue();
        assertThat(readBack().answer()).isEqualTo(Answer.CONFIRMED);
        assertThat(probe().answer()).isEqualTo(Answer.REFUTED);
    }

    // a target that cannot be asked

    @Test
    void whoeverShutsOutTheObserverHearsNothingFromIt() {
        lend(weak());
        TargetVersion left = left(apply());
        try (Ending shut = target().shutOut(Login.OBSERVER)) {
            assertThat(shut).isNotNull();
            assertUnanswered(() -> adapter().snapshot(plan));
            assertUnanswered(() -> recall(Move.APPLY));
            assertUnanswered(this::readBack);
            assertUnanswered(this::restored);
        }

        assertThat(recall(Move.APPLY)).isEqualTo(new Made(left));
    }

    @Test
    void whoeverShutsOutTheProbeHasNeitherOpenedNorClosedAnything() {
        lend(weak());
        try (Ending shut = target().shutOut(Login.PROBE)) {
            assertThat(shut).isNotNull();
            assertUnanswered(this::probe);
            apply();
            assertUnanswered(this::probe);
            assertThat(readBack().answer()).isEqualTo(Answer.CONFIRMED);
        }
    }

    @Test
    void aTargetOutOfReachSaysNothingAtAll() {
        lend(weak());
        TargetVersion left = left(apply());
        String state = target().state(plan);
        try (Ending cut = target().wire().cut()) {
            assertThat(cut).isNotNull();
            assertUnanswered(() -> adapter().snapshot(plan));
            assertUnanswered(() -> recall(Move.APPLY));
            assertUnanswered(() -> recall(Move.ROLL_BACK));
            assertUnanswered(this::readBack);
            assertUnanswered(this::probe);
            assertUnanswered(this::restored);
            assertFails(() -> adapter().rehearse(plan, before, credential));
            assertFails(() -> rollBack(left));
        }

        assertThat(target().state(plan)).isEqualTo(state);
    }

    // what goes wrong on the way

    @Test
    void aChangeWhoseAnswerIsLostIsRecalledAndNotMadeAgain() {
        lend(weak());
        target().wire().loseTheAnswerTo(target().request(Move.APPLY));

        assertFails(this::apply);

        assertThat(target().wire().hasBroken()).isTrue();
        assertThat(target().letsAttackersIn(plan)).isFalse();
        TargetVersion left = adapter().snapshot(plan).at();
        assertThat(recall(Move.APPLY)).isEqualTo(new Made(left));
        assertThat(apply()).isEqualTo(new Done(left));

        target().wire().loseTheAnswerTo(target().request(Move.ROLL_BACK));
        assertFails(() -> rollBack(left));
        TargetVersion back = adapter().snapshot(plan).at();
        assertThat(recall(Move.ROLL_BACK)).isEqualTo(new Made(back));
        assertThat(rollBack(left)).isEqualTo(new Done(back));
    }

    @Test
    void aChangeThatNeverArrivedIsNotRecalledAndMade() {
        lend(weak());
        String state = target().state(plan);
        target().wire().lose(target().request(Move.APPLY));

        assertFails(this::apply);

        assertThat(target().wire().hasBroken()).isTrue();
        assertThat(target().state(plan)).isEqualTo(state);
        assertThat(recall(Move.APPLY)).isEqualTo(new NotMade());
        assertThat(apply()).isInstanceOf(Done.class);
    }

    @ParameterizedTest
    @EnumSource(names = {"FAILS_HALF_WAY", "LEADS_ELSEWHERE"})
    void aChangeThatFailsInPartOrLeadsElsewhereLeavesNothing(Obstacle obstacle) {
        lend(weak());
        String state = target().state(plan);
        try (Ending inTheWay = target().obstruct(plan, obstacle)) {
            assertThat(inTheWay).isNotNull();
            assertFails(this::apply);
        }

        assertThat(target().state(plan)).isEqualTo(state);
        assertThat(adapter().snapshot(plan)).isEqualTo(before);
        assertThat(recall(Move.APPLY)).isEqualTo(new NotMade());
        assertThat(apply()).isInstanceOf(Done.class);
    }

    @Test
    void aChangeThatWaitsTooLongEndsByItselfAndNobodyTellsHowWhileItWaits() {
        lend(weak());
        String state = target().state(plan);
        try (Ending held = target().obstruct(plan, Obstacle.HELD_BY_SOMEBODY)) {
            assertThat(held).isNotNull();
            CompletableFuture<Throwable> applied = CompletableFuture.supplyAsync(() -> catchThrowable(this::apply));
            target().awaitOneThatWaits();

            Throwable recalled = catchThrowable(() -> recall(Move.APPLY));

            assertThat(recalled != null || applied.isDone())
                    .as("nobody tells how it ends before it ends")
                    .isTrue();
            assertThat(applied.orTimeout(20, TimeUnit.SECONDS).join()).isInstanceOf(ProblemException.class);
        }

        assertThat(target().state(plan)).isEqualTo(state);
        assertThat(recall(Move.APPLY)).isEqualTo(new NotMade());
    }

    @Test
    void withoutItsCredentialNothingIsChangedAndNothingIsRecalled() {
        lend(weak());
        broker.revoke(ledger.ofPlan(plan.id()).orElseThrow().id());
        String state = target().state(plan);

        assertFails(this::apply);

        assertThat(target().state(plan)).isEqualTo(state);
        assertThat(recall(Move.APPLY)).isEqualTo(new Unknown());
    }

    private ActionAdapter adapter() {
        return target().adapter();
    }

    private RemediationPlan weak() {
        return target().weak("conforming_" + COUNT.incrementAndGet());
    }

    /** Reads the state, and lends a credential that is proven to reach no further. */
    private void lend(RemediationPlan of) {
        plan = of;
        broker = TestingBroker.of(ledger, target().backend(), Clock.systemUTC());
        before = adapter().snapshot(plan);
        String lease = broker.lease(plan, before.digest(), adapter().scope(plan, before), Duration.ofMinutes(5));
        assertThat(broker.proveScope(lease).attempts())
                .isNotEmpty()
                .allSatisfy(attempt ->
                        assertThat(attempt.refused()).as(attempt.toString()).isTrue());
        credential = broker.use(lease);
    }

    private Effect apply() {
        return adapter().apply(plan, before, credential);
    }

    private Effect rollBack(TargetVersion left) {
        return adapter().rollBack(plan, before, left, credential);
    }

    private Check readBack() {
        return adapter().readBack(plan, before);
    }

    private Check probe() {
        return adapter().probe(plan, before);
    }

    private Check restored() {
        return adapter().verifyRestored(plan, before);
    }

    private ActionAdapter.Recollection recall(Move move) {
        return adapter().recall(plan, before, move, credential.name());
    }

    private static TargetVersion left(Effect effect) {
        assertThat(effect).isInstanceOf(Done.class);
        return ((Done) effect).left();
    }

    private static void assertRefused(ProblemCode code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    /** Asserts that a change was not made, or nobody knows. */
    private static void assertFails(ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(ProblemException.class);
    }

    /** Asserts that {@code question} gets no answer: neither yes nor no, in whatever way its type allows. */
    private static void assertUnanswered(Supplier<?> question) {
        try {
            Object answer = question.get();
            assertThat(answer).isInstanceOf(Check.class);
            assertThat(((Check) answer).answer()).isEqualTo(Answer.UNANSWERED);
        } catch (ProblemException e) {
            assertThat(e.code()).isEqualTo(ProblemCode.TARGET_UNAVAILABLE);
        }
    }
}
