package dev.governor.context.source;

import dev.governor.kernel.Severity;
import java.util.Optional;
import us.springett.cvss.Cvss;

/**
 * Severities of CVSS scores and vectors, in the bands of the standard: from 9.0 critical, 7.0 high, 4.0 medium, above 0 low, and
 * 0 informational.
 *
 * @see <a href="https://www.first.org/cvss/v4-0/specification-document">CVSS, qualitative severity rating scale</a>
 */
final class CvssSeverity {

    private static final int MAX_VECTOR = 500;

    private CvssSeverity() {}

    /** Returns the severity of a vector of version 2, 3 or 4, or empty when it is none. */
    static Optional<Severity> ofVector(String vector) {
        String text = vector.strip();
        if (text.isEmpty() || text.length() > MAX_VECTOR) {
            return Optional.empty();
        }
        try {
            Cvss read = Cvss.fromVector(text);
            return read == null
                    ? Optional.empty()
                    : Optional.of(of(read.calculateScore().getBaseScore()));
        } catch (RuntimeException e) {
            // a malformed vector has more than one exception in that library: an index out of range too
            return Optional.empty();
        }
    }

    /** Returns the severity of a score from 0 to 10. */
    static Severity of(double score) {
        if (score >= 9) {
            return Severity.CRITICAL;
        }
        if (score >= 7) {
            return Severity.HIGH;
        }
        if (score >= 4) {
            return Severity.MEDIUM;
        }
        return score > 0 ? Severity.LOW : Severity.INFORMATIONAL;
    }

    /** Returns the canonical word for a qualitative rating; {@code moderate} is medium. */
    static String word(String rating) {
        return rating.strip().equalsIgnoreCase("moderate") ? Severity.MEDIUM.word() : rating.strip();
    }
}
