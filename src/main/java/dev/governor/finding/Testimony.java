package dev.governor.finding;

import dev.governor.kernel.Attributed;
import dev.governor.kernel.Level;
import dev.governor.kernel.Trust;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What several sources say about one value, settled into one.
 *
 * <p>The strongest trust wins, then the newest statement, then the stricter value, so the order of arrival never matters.
 * What the others say is kept as conflicts.
 */
public final class Testimony {

    private Testimony() {}

    /**
     * Returns the settled level.
     *
     * <p>INVARIANT: a statement whose trust does not allow loosening may raise a level and never lowers one.
     */
    public static <E extends Enum<E> & Level> Attributed<E> ofLevels(List<Attributed<E>> statements) {
        return ofParts(List.of(statements), List.of());
    }

    /**
     * Returns the settled level of something that has it from several parts, for example an image that two workloads run:
     * each part's own sources settle it, then the strictest part counts.
     *
     * @param parts what is stated about each part
     * @param others what is stated besides; it counts as far as it may raise the level, or when there is nothing else
     */
    public static <E extends Enum<E> & Level> Attributed<E> ofParts(
            List<List<Attributed<E>>> parts, List<Attributed<E>> others) {
        Comparator<Attributed<E>> strictness =
                Comparator.comparing(statement -> Objects.requireNonNull(statement.value()));
        Comparator<Attributed<E>> weight =
                Testimony.<E>byWeight().thenComparing(strictness).thenComparing(Attributed::source);
        Comparator<Attributed<E>> strictest =
                strictness.thenComparing(byWeight()).thenComparing(Attributed::source);
        List<Attributed<E>> known = Stream.concat(parts.stream().flatMap(List::stream), others.stream())
                .filter(Attributed::isKnown)
                .toList();
        Optional<Attributed<E>> strongest = parts.stream()
                .flatMap(part -> part.stream().filter(Attributed::isKnown).max(weight).stream())
                .max(strictest)
                .or(() -> known.stream().max(weight));
        return strongest
                .map(base -> known.stream()
                        .filter(other -> !other.trust().mayLoosen() && strictness.compare(other, base) > 0)
                        .max(strictest)
                        .orElse(base))
                .map(settled -> withConflicts(settled, known, Level::word))
                .orElseGet(Attributed::unknown);
    }

    /** Returns the settled name, for values that have no order. */
    public static Attributed<String> ofNames(List<Attributed<String>> statements) {
        return ofNames(statements, List.of());
    }

    /**
     * Returns the settled name.
     *
     * @param preferred the statements to choose from
     * @param others what is stated besides, a conflict where it differs
     */
    public static Attributed<String> ofNames(List<Attributed<String>> preferred, List<Attributed<String>> others) {
        List<Attributed<String>> known = Stream.concat(preferred.stream(), others.stream())
                .filter(Attributed::isKnown)
                .toList();
        return preferred.stream()
                .filter(Attributed::isKnown)
                .max(Testimony.<String>byWeight()
                        .thenComparing(statement -> statement.orElse(""))
                        .thenComparing(Attributed::source))
                .map(settled -> withConflicts(settled, known, value -> value))
                .orElseGet(Attributed::unknown);
    }

    /** Returns {@code statement}, believed no further than {@code ceiling}. */
    public static <T> Attributed<T> capped(Attributed<T> statement, Trust ceiling) {
        T value = statement.value();
        Trust trust = statement.trust().cappedBy(ceiling);
        return value == null || trust == Trust.UNKNOWN
                ? Attributed.unknown()
                : new Attributed<>(value, statement.source(), trust, statement.asOf(), statement.conflicts());
    }

    private static <T> Comparator<Attributed<T>> byWeight() {
        return Comparator.<Attributed<T>, Trust>comparing(Attributed::trust)
                .reversed()
                .thenComparing(Testimony::moment);
    }

    private static Instant moment(Attributed<?> statement) {
        Instant asOf = statement.asOf();
        return asOf == null ? Instant.MIN : asOf;
    }

    private static <T> Attributed<T> withConflicts(
            Attributed<T> settled, List<Attributed<T>> known, Function<T, String> word) {
        List<String> conflicts = known.stream()
                .filter(other -> !Objects.equals(other.value(), settled.value()))
                .sorted(Comparator.<Attributed<T>, Instant>comparing(Testimony::moment)
                        .thenComparing(Attributed::source)
                        .thenComparing(Attributed::trust)
                        .thenComparing(other -> word.apply(Objects.requireNonNull(other.value()))))
                .map(other -> "%s (%s) says %s"
                        .formatted(
                                other.source(),
                                other.trust().word(),
                                word.apply(Objects.requireNonNull(other.value()))))
                .distinct()
                .toList();
        return new Attributed<>(settled.value(), settled.source(), settled.trust(), settled.asOf(), conflicts);
    }
}
