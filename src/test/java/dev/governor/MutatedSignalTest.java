package dev.governor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.governor.kernel.ProblemException.Place;
import dev.governor.signal.SignalLimits;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Whatever is done to a document, it is read or refused: no reader throws anything but a problem, and every refusal says
 * where or why.
 *
 * <p>{@code -Dgovernor.fuzz.seconds} says for how long, {@code -Dgovernor.fuzz.seed} repeats a failure.
 */
class MutatedSignalTest {

    private static final int MOST_BYTES = 40_000;

    @Test
    void readersSurviveMutatedDocuments() {
        TestingReading.of(new byte[] {'{', '}'});
        long seed = Long.getLong("governor.fuzz.seed", Long.getLong("governor.fuzz.first-seed", 1));
        boolean repeated = System.getProperty("governor.fuzz.seed") != null;
        long until = System.nanoTime()
                + Duration.ofSeconds(Long.getLong("governor.fuzz.seconds", 20)).toNanos();
        List<Path> files = TestingSignalFiles.all();
        TreeMap<String, String> escaped = new TreeMap<>();
        long runs = 0;
        do {
            Path file = files.get((int) Math.floorMod(seed, (long) files.size()));
            byte[] body = TestingSignalFiles.bytes(file);
            if (body.length <= MOST_BYTES) {
                runs++;
                read(new TestingMutations(seed).mutate(body), file, seed, escaped);
            }
            seed++;
        } while (!repeated && System.nanoTime() < until);

        if (!escaped.isEmpty()) {
            fail("after " + runs + " documents:\n" + String.join("\n", escaped.values()));
        }
    }

    private static void read(byte[] body, Path file, long seed, TreeMap<String, String> escaped) {
        try {
            Duration taken = TestingTime.of(() -> readWholeAndInPieces(body));
            assertThat(taken).isLessThan(Duration.ofSeconds(20));
        } catch (RuntimeException | StackOverflowError | AssertionError e) {
            StackTraceElement where = ours(e);
            escaped.putIfAbsent(
                    e.getClass().getSimpleName() + where,
                    "%s at %s: %s (%s, -Dgovernor.fuzz.seed=%d)"
                            .formatted(e.getClass().getSimpleName(), where, shortened(e), file, seed));
        }
    }

    private static void readWholeAndInPieces(byte[] body) {
        TestingReading reading = TestingReading.of(body);
        List<Place> places = new ArrayList<>(reading.rejected());
        assertThat(places)
                .allSatisfy(place -> assertThat(place.at() + place.detail()).isNotBlank());
        TestingReading streamed =
                TestingReading.of(body, "", SignalLimits.standard().withTreeBytes(0));
        assertThat(streamed).isEqualTo(reading);
    }

    private static StackTraceElement ours(Throwable e) {
        for (StackTraceElement element : e.getStackTrace()) {
            if (element.getClassName().startsWith("dev.governor.")) {
                return element;
            }
        }
        return new StackTraceElement("unknown", "unknown", null, 0);
    }

    private static String shortened(Throwable e) {
        String message = String.valueOf(e.getMessage());
        return message.length() > 600 ? message.substring(0, 600) : message;
    }
}
