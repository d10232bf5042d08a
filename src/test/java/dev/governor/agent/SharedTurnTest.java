package dev.governor.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.governor.kernel.ProblemException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SharedTurnTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final ExecutorService callers = Executors.newFixedThreadPool(16);
    private final List<Integer> sizes = Collections.synchronizedList(new ArrayList<>());

    @AfterEach
    void stop() {
        callers.shutdownNow();
    }

    @Test
    void shouldGiveEachCallerTheOwnAnswer() throws Exception {
        SharedTurn<Integer, Integer> turn = new SharedTurn<>(counted(i -> i * 2), 7, PATIENCE);

        List<Future<Integer>> answers = IntStream.range(0, 2_000)
                .mapToObj(i -> callers.submit(() -> turn.ask(i)))
                .toList();

        for (int i = 0; i < answers.size(); i++) {
            assertThat(answers.get(i).get()).isEqualTo(i * 2);
        }
        assertThat(sizes).allMatch(size -> size >= 1 && size <= 7);
        assertThat(sizes.stream().mapToInt(size -> size).sum()).isEqualTo(2_000);
    }

    @Test
    void shouldWorkOnceForAllWhoWait() throws Exception {
        CountDownLatch first = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        SharedTurn<Integer, Integer> turn = new SharedTurn<>(
                counted(i -> {
                    if (i == 0) {
                        first.countDown();
                        await(goOn);
                    }
                    return i;
                }),
                100,
                PATIENCE);

        Future<Integer> leader = callers.submit(() -> turn.ask(0));
        await(first);
        List<Future<Integer>> others = IntStream.rangeClosed(1, 10)
                .mapToObj(i -> callers.submit(() -> turn.ask(i)))
                .toList();
        Thread.sleep(300);
        goOn.countDown();

        assertThat(leader.get()).isZero();
        for (Future<Integer> other : others) {
            other.get();
        }
        assertThat(sizes).containsExactly(1, 10);
    }

    @Test
    void shouldLetNobodyPayForAnothersFailure() throws Exception {
        AtomicInteger failures = new AtomicInteger();
        SharedTurn<Integer, Integer> turn = new SharedTurn<>(
                counted(i -> {
                    if (i % 50 == 0) {
                        throw new IllegalStateException("no " + i);
                    }
                    return i;
                }),
                100,
                PATIENCE);

        List<Future<Integer>> answers = IntStream.range(1, 500)
                .mapToObj(i -> callers.submit(() -> {
                    try {
                        return turn.ask(i);
                    } catch (IllegalStateException e) {
                        failures.incrementAndGet();
                        return i;
                    }
                }))
                .toList();

        for (int i = 0; i < answers.size(); i++) {
            assertThat(answers.get(i).get()).isEqualTo(i + 1);
        }
        assertThat(failures).hasValue(9);
    }

    @Test
    void shouldGoOnAfterWhatNobodyShouldCatch() throws Exception {
        SharedTurn<Integer, Integer> turn = new SharedTurn<>(
                counted(i -> {
                    if (i == 0) {
                        throw new StackOverflowError();
                    }
                    return i;
                }),
                100,
                PATIENCE);

        List<Future<Integer>> answers = IntStream.rangeClosed(0, 100)
                .mapToObj(i -> callers.submit(() -> turn.ask(i)))
                .toList();

        assertThatThrownBy(() -> answers.get(0).get()).hasRootCauseInstanceOf(StackOverflowError.class);
        for (int i = 1; i < answers.size(); i++) {
            assertThat(answers.get(i).get(20, TimeUnit.SECONDS)).isEqualTo(i);
        }
    }

    @Test
    void shouldRefuseWhoeverWaitsTooLong() {
        CountDownLatch first = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        SharedTurn<Integer, Integer> turn = new SharedTurn<>(
                counted(i -> {
                    first.countDown();
                    await(goOn);
                    return i;
                }),
                100,
                Duration.ofMillis(50));
        callers.submit(() -> turn.ask(0));
        await(first);

        assertThatThrownBy(() -> turn.ask(1))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("waiting");

        goOn.countDown();
    }

    private Function<List<Integer>, List<Integer>> counted(Function<Integer, Integer> each) {
        return questions -> {
            List<Integer> answers = questions.stream().map(each).toList();
            sizes.add(questions.size());
            return answers;
        };
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
