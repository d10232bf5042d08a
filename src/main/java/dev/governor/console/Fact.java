package dev.governor.console;

import dev.governor.kernel.Attributed;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/**
 * A value on a page together with who said so.
 *
 * @param label what it is
 * @param text the value, {@code unknown} when nobody stated one
 * @param known whether anybody did
 * @param provenance source, trust and as-of in one line
 * @param conflicts what other sources said instead
 */
record Fact(String label, String text, boolean known, String provenance, List<String> conflicts) {

    static <T> Fact of(String label, Attributed<T> attributed, Function<T, String> wording, Instant now) {
        T value = attributed.value();
        if (value == null) {
            return new Fact(label, "unknown", false, "nobody said so", attributed.conflicts());
        }
        Instant asOf = attributed.asOf();
        String when = asOf == null ? "" : ", as of " + Moment.of(asOf, now).absolute();
        return new Fact(
                label,
                wording.apply(value),
                true,
                "source " + attributed.source() + ", " + attributed.trust().word() + when,
                attributed.conflicts());
    }
}
