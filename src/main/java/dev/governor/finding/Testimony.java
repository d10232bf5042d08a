package dev.governor.finding;

import dev.governor.kernel.Attributed;
import dev.governor.kernel.Level;
import dev.governor.kernel.Trust;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

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
        Comparator<Attributed<E>> strictness =
                Comparator.comparing(statement -> Objects.requireNonNull(statement.value()));
        List<Attributed<E>> known =
                statements.stream().filter(Attributed::isKnown).toList();
        if (known.isEmpty()) {
            return Attributed.unknown();
        }
        Attributed<E> strongest = known.stream()
                .max(Testimony.<E>byWeight().thenComparing(strictness).thenComparing(Attributed::source))
                .orElseThrow();
        Attributed<E> settled = known.stream()
                .filter(other -> !other.trust().mayLoosen() && strictness.compare(other, strongest) > 0)
                .max(strictness.thenComparing(byWeight()).thenComparing(Attributed::source))
                .orElse(strongest);
        return withConflicts(settled, known, Level::word);
    }

    /** Returns the settled name, for values that have no order. */
    public static Attributed<String> ofNames(List<Attributed<String>> statements) {
        List<Attributed<String>> known =
                statements.stream().filter(Attributed::isKnown).toList();
        return known.stream()
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
                        .thenComparing(Attributed::source))
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
