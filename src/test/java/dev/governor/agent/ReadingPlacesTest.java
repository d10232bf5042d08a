package dev.governor.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.governor.kernel.ProblemCode;
import dev.governor.kernel.ProblemException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReadingPlacesTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration SHORT_PATIENCE = Duration.ofMillis(100);

    private final ExecutorService callers = Executors.newFixedThreadPool(32);
    private final CountDownLatch goOn = new CountDownLatch(1);

    @AfterEach
    void stop() {
        goOn.countDown();
        callers.shutdownNow();
    }

    @Test
    void shouldAnswerEveryTextInItsOrder() {
        try (ReadingPlaces places = new ReadingPlaces(2, 64, PATIENCE)) {
            List<Integer> texts = IntStream.range(0, 1_000).boxed().toList();

            assertThat(places.readAll(texts, text -> text % 7 == 0 ? ReadingPlaces.LONG : 1, text -> text * 2))
                    .isEqualTo(texts.stream().map(text -> text * 2).toList());
        }
    }

    @Test
    void shouldNeverReadMoreAtOnceThanThereArePlaces() throws Exception {
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        try (ReadingPlaces places = new ReadingPlaces(4, 64, PATIENCE)) {
            List<Future<List<Integer>>> batches = IntStream.range(0, 20)
                    .mapToObj(i -> callers.submit(() ->
                            places.readAll(IntStream.range(0, 20).boxed().toList(), text -> 1, text -> {
                                most.accumulateAndGet(now.incrementAndGet(), Math::max);
                                pause();
                                now.decrementAndGet();
                                return text;
                            })))
                    .toList();
            for (Future<List<Integer>> batch : batches) {
                assertThat(batch.get()).hasSize(20);
            }
        }

        assertThat(most.get()).isBetween(2, 4);
    }

    @Test
    void shouldLetNoShortTextWaitForLongOnes() throws Exception {
        try (ReadingPlaces places = new ReadingPlaces(2, 64, PATIENCE)) {
            CountDownLatch begun = new CountDownLatch(1);
            for (int i = 0; i < 10; i++) {
                callers.submit(() -> places.readAll(List.of("long"), text -> ReadingPlaces.LONG, text -> {
                    begun.countDown();
                    return awaited(text);
                }));
            }
            begun.await();

            Future<List<String>> answer =
                    callers.submit(() -> places.readAll(List.of("short"), String::length, text -> text));

            assertThat(answer.get(10, TimeUnit.SECONDS)).containsExactly("short");
        }
    }

    @Test
    void shouldRefuseWhoGetsNoPlaceInTimeAndKnowNoAnswerForThem() throws Exception {
        try (ReadingPlaces places = new ReadingPlaces(2, 64, SHORT_PATIENCE)) {
            CountDownLatch begun = new CountDownLatch(1);
            callers.submit(() -> places.readAll(List.of("long"), text -> ReadingPlaces.LONG, text -> {
                begun.countDown();
                return awaited(text);
            }));
            begun.await();
            AtomicInteger read = new AtomicInteger();

            assertThatThrownBy(() -> places.readAll(
                            List.of("a", "b", "c"), text -> ReadingPlaces.LONG, text -> read.incrementAndGet()))
                    .isInstanceOfSatisfying(
                            ProblemException.class, e -> assertThat(e.code()).isEqualTo(ProblemCode.UNAVAILABLE))
                    .hasMessageContaining("try again later");
            assertThat(read).hasValue(0);
        }
    }

    @Test
    void shouldRefuseAtOnceWhenTooManyWait() throws Exception {
        try (ReadingPlaces places = new ReadingPlaces(2, 4, PATIENCE)) {
            List<Future<List<String>>> asked = IntStream.range(0, 12)
                    .mapToObj(i -> callers.submit(
                            () -> places.readAll(List.of("long"), text -> ReadingPlaces.LONG, this::awaited)))
                    .toList();

            long deadline = System.nanoTime() + PATIENCE.toNanos() / 2;
            while (asked.stream().filter(Future::isDone).count() < 6 && System.nanoTime() < deadline) {
                pause();
            }

            assertThat(asked.stream().filter(Future::isDone).count()).isGreaterThanOrEqualTo(6);
        }
    }

    @Test
    void shouldGivePlacesBackAfterAFailure() {
        try (ReadingPlaces places = new ReadingPlaces(2, 64, SHORT_PATIENCE)) {
            for (int i = 0; i < 10; i++) {
                assertThatThrownBy(() -> places.readAll(
                                IntStream.range(0, 50).boxed().toList(), text -> 1, text -> 100 / (text - 30)))
                        .isInstanceOf(ArithmeticException.class);
            }

            assertThat(places.readAll(List.of(1, 2), text -> 1, text -> text)).containsExactly(1, 2);
        }
    }

    private String awaited(String text) {
        try {
            goOn.await();
            return text;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(1);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
