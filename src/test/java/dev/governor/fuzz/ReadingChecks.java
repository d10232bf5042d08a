package dev.governor.fuzz;

import com.sun.management.ThreadMXBean;
import dev.governor.command.Effect;
import dev.governor.policy.action.ActionReader;
import dev.governor.policy.action.ActionReading;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Optional;

/** What holds of every reading, whatever was read. Used by one thread. */
final class ReadingChecks {

    /** What one reading came to: the CPU it took, in nanoseconds, and what is wrong with it. */
    record Checked(long nanos, Optional<String> complaint) {}

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final String BROKEN_OFF = "it could not be read to the end";
    private static final String TOO_LATE = "it takes longer to read than any command needs";
    private static final int REPEATS = 3;

    private final ActionReader reader;
    private final long longestNanos;

    ReadingChecks(ActionReader reader, long longestNanos) {
        this.reader = reader;
        this.longestNanos = longestNanos;
    }

    /** Reads {@code input} once and looks at the answer. */
    Checked once(FuzzedInput input) {
        long before = THREADS.getCurrentThreadCpuTime();
        ActionReading reading;
        try {
            reading = reader.read(input.action());
        } catch (RuntimeException | StackOverflowError | LinkageError e) {
            return new Checked(
                    THREADS.getCurrentThreadCpuTime() - before,
                    Optional.of("throws " + e.getClass().getName()));
        }
        return new Checked(THREADS.getCurrentThreadCpuTime() - before, complaint(reading));
    }

    /** Reads {@code input} again, and says what is wrong even so; a reading is as slow as the fastest of a few. */
    Checked again(FuzzedInput input) {
        Checked fastest = once(input);
        for (int i = 1; i < REPEATS && fastest.complaint().isEmpty(); i++) {
            Checked next = once(input);
            fastest = next.nanos() < fastest.nanos() || next.complaint().isPresent() ? next : fastest;
        }
        Optional<String> complaint = fastest.complaint().or(() -> unequal(input));
        return new Checked(
                fastest.nanos(),
                complaint.isEmpty() && fastest.nanos() > longestNanos ? Optional.of("is over budget") : complaint);
    }

    private Optional<String> unequal(FuzzedInput input) {
        ActionReading first = reader.read(input.action());
        ActionReading second = reader.read(input.action());
        boolean late = first.notUnderstood().contains(TOO_LATE)
                || second.notUnderstood().contains(TOO_LATE);
        return late || first.equals(second) ? Optional.empty() : Optional.of("is read in two ways");
    }

    private Optional<String> complaint(ActionReading reading) {
        List<String> sentences = reading.notUnderstood();
        boolean unknown =
                reading.effects().stream().anyMatch(effect -> effect.effect().equals(Effect.NOT_UNDERSTOOD.word()));
        if (sentences.contains(BROKEN_OFF)) {
            return Optional.of("breaks the reader off");
        }
        if (reading.effects().isEmpty() && reading.missing().isEmpty()) {
            return Optional.of("does nothing at all");
        }
        if (sentences.stream().anyMatch(String::isBlank) || unknown == sentences.isEmpty()) {
            return Optional.of("is not understood without a sentence, or has a sentence and is understood");
        }
        return shows(reading) ? Optional.of("is masked otherwise once it is masked") : Optional.empty();
    }

    /** Returns whether a text that was masked still has something to be masked. */
    private boolean shows(ActionReading reading) {
        return reading.masked().stream()
                .map(each -> new FuzzedInput(FuzzedInput.Reader.CONTENT, each.text()))
                .anyMatch(each -> !reader.read(each.action()).masked().isEmpty());
    }
}
