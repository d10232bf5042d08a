package dev.governor.agent;

import dev.governor.kernel.ProblemCode;
import dev.governor.kernel.ProblemException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/**
 * Lets callers who come at the same time share one piece of work, because each would have to wait for the one before.
 *
 * <p>Whoever holds the turn works for everybody who waits, in the order in which they came. When that fails, each is
 * worked for alone, so that nobody pays for another's failure.
 *
 * @param <Q> what is asked
 * @param <A> what is answered
 */
final class SharedTurn<Q, A> {

    private final Function<List<Q>, List<A>> work;
    private final int most;
    private final Duration patience;
    private final Queue<Waiting<Q, A>> waiting = new ConcurrentLinkedQueue<>();
    private final ReentrantLock turn = new ReentrantLock();

    private record Waiting<Q, A>(Q question, CompletableFuture<A> answer) {}

    /**
     * @param work answers questions in their order, all of them or none
     * @param most how many questions are answered at once
     * @param patience how long somebody waits for the turn
     */
    SharedTurn(Function<List<Q>, List<A>> work, int most, Duration patience) {
        this.work = work;
        this.most = most;
        this.patience = patience;
    }

    /**
     * Returns the answer to {@code question}.
     *
     * @throws ProblemException {@code unavailable} when the turn does not come in time; what the work throws
     */
    A ask(Q question) {
        Waiting<Q, A> mine = new Waiting<>(question, new CompletableFuture<>());
        waiting.add(mine);
        takeTurn(mine);
        try {
            while (!mine.answer().isDone()) {
                answerNext();
            }
        } finally {
            turn.unlock();
        }
        return answer(mine);
    }

    private void takeTurn(Waiting<Q, A> mine) {
        try {
            if (turn.tryLock(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        waiting.remove(mine);
        throw new ProblemException(ProblemCode.UNAVAILABLE, "too many decisions are waiting: try again later");
    }

    private void answerNext() {
        List<Waiting<Q, A>> together = new ArrayList<>();
        Waiting<Q, A> next = waiting.poll();
        while (next != null) {
            together.add(next);
            next = together.size() < most ? waiting.poll() : null;
        }
        if (together.isEmpty()) {
            return;
        }
        try {
            List<A> answers =
                    work.apply(together.stream().map(Waiting::question).toList());
            for (int i = 0; i < together.size(); i++) {
                together.get(i).answer().complete(answers.get(i));
            }
        } catch (RuntimeException | Error e) {
            if (together.size() == 1) {
                together.get(0).answer().completeExceptionally(e);
            } else {
                together.forEach(this::answerAlone);
            }
        }
    }

    private void answerAlone(Waiting<Q, A> each) {
        try {
            each.answer().complete(work.apply(List.of(each.question())).get(0));
        } catch (RuntimeException | Error e) {
            each.answer().completeExceptionally(e);
        }
    }

    private static <Q, A> A answer(Waiting<Q, A> mine) {
        try {
            return mine.answer().join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof Error cause) {
                throw cause;
            }
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }
}
