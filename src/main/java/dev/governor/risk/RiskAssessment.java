package dev.governor.risk;

import dev.governor.kernel.Digest;
import java.util.List;
import java.util.Objects;

/**
 * A risk score and everything it is made of.
 *
 * @param score 0 to 100, the sum of the points rounded half up; 0 when the finding is cleared
 * @param band the score in one word
 * @param cleared why the finding is no risk although it was reported, for example {@code vex:not_affected}; empty when it is
 * @param contributions one for each factor, largest points first
 * @param policyVersion the version of the bundle that scored
 * @param policyDigest its digest
 * @param graphRevision the revision of the graph the inputs were read at
 */
public record RiskAssessment(
        int score,
        RiskBand band,
        String cleared,
        List<Contribution> contributions,
        String policyVersion,
        Digest policyDigest,
        long graphRevision) {

    public RiskAssessment {
        cleared = Objects.requireNonNullElse(cleared, "");
        contributions = List.copyOf(contributions);
        if (score < 0 || score > 100) {
            throw new IllegalArgumentException("a risk score is 0 to 100, but was: " + score);
        }
    }
}
