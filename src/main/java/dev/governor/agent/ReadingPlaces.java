package dev.governor.agent;

import dev.governor.kernel.ProblemCode;
import dev.governor.kernel.ProblemException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

/**
 * The places at which texts are read: few at once, those for long texts apart, so that short ones never wait for them.
 *
 * <p>INVARIANT: who gets no place in time gets no reading, and so no answer; never an answer without a reading.
 */
final class ReadingPlaces implements AutoCloseable {

    /** From this weight on a text is long, in characters. */
    static final int LONG = 2_000;

    /** From how many texts on others help to read them. */
    private static final int WORTH_HELP = 16;

    private static final int MOST_HELPED = 64;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Lane shortTexts;
    private final Lane longTexts;
    private final Duration patience;
    private final int helpers;
    private final ExecutorService help;

    /** Places of one kind, and how many may wait for one. */
    private record Lane(Semaphore places, int mostWaiting) {

        static Lane of(int places, int mostWaiting) {
            return new Lane(new Semaphore(places, true), mostWaiting);
        }
    }

    /**
     * @param places how many texts are read at once; half as many long ones
     * @param mostWaiting how many wait for a place, at most; a quarter as many with long ones
     * @param patience how long somebody waits for a place, and for many texts to be read
     */
    ReadingPlaces(int places, int mostWaiting, Duration patience) {
        this.shortTexts = Lane.of(places, mostWaiting);
        this.longTexts = Lane.of(Math.max(1, places / 2), mostWaiting / 4);
        this.patience = patience;
        this.helpers = Math.max(1, places - 1);
        this.help = new ThreadPoolExecutor(
                helpers,
                helpers,
                1,
                TimeUnit.MINUTES,
                new ArrayBlockingQueue<>(MOST_HELPED),
                ReadingPlaces::thread,
                new ThreadPoolExecutor.DiscardPolicy());
    }

    /** Returns as many places as this machine has processors, at least two. */
    static ReadingPlaces ofMachine() {
        return new ReadingPlaces(Math.max(2, Runtime.getRuntime().availableProcessors()), 64, PATIENCE);
    }

    /**
     * Returns what {@code reading} makes of each of {@code texts}, in their order; of many, several at once.
     *
     * @param weight how much a text may cost, in characters
     * @throws ProblemException {@code unavailable} when no place is free in time; what {@code reading} throws
     */
    <Q, A> List<A> readAll(List<Q> texts, ToIntFunction<Q> weight, Function<Q, A> reading) {
        long end = System.nanoTime() + patience.toNanos();
        List<CompletableFuture<A>> answers =
                Stream.generate(CompletableFuture<A>::new).limit(texts.size()).toList();
        AtomicInteger next = new AtomicInteger();
        Runnable work = () -> {
            for (int i = next.getAndIncrement(); i < texts.size(); i = next.getAndIncrement()) {
                Q text = texts.get(i);
                Lane lane = weight.applyAsInt(text) < LONG ? shortTexts : longTexts;
                if (!answered(answers.get(i), lane, end, () -> reading.apply(text))) {
                    next.set(texts.size());
                }
            }
        };
        for (int helper = 0; helper < helpers && texts.size() >= WORTH_HELP; helper++) {
            help.execute(work);
        }
        work.run();
        // texts are begun in their order, so a failure stands before whatever was not begun because of it
        return answers.stream().map(ReadingPlaces::answer).toList();
    }

    @Override
    public void close() {
        help.shutdownNow();
    }

    /** Tells whether there is an answer now; otherwise the failure stands in its place. */
    private static <A> boolean answered(CompletableFuture<A> answer, Lane lane, long end, Supplier<A> reading) {
        try {
            take(lane, end);
            try {
                return answer.complete(reading.get());
            } finally {
                lane.places().release();
            }
        } catch (RuntimeException | Error e) {
            answer.completeExceptionally(e);
            return false;
        }
    }

    private static void take(Lane lane, long end) {
        try {
            long left = end - System.nanoTime();
            boolean mayWait = lane.places().getQueueLength() < lane.mostWaiting();
            if (left > 0 && lane.places().tryAcquire(mayWait ? left : 0, TimeUnit.NANOSECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new ProblemException(ProblemCode.UNAVAILABLE, "too many actions are being read: try again later");
    }

    private static <A> A answer(CompletableFuture<A> mine) {
        try {
            return mine.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof Error cause) {
                throw cause;
            }
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "action-reading");
        thread.setDaemon(true);
        return thread;
    }
}
