package dev.governor.console;

import dev.governor.risk.Contribution;
import dev.governor.risk.RiskAssessment;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * A risk score that explains itself.
 *
 * @param score 0 to 100
 * @param band the score in a word
 * @param bars one per factor, largest first, each starting where the one before ends
 * @param policyVersion the version of the bundle that scored
 * @param graphRevision the graph revision the inputs were read at
 */
record RiskPanel(int score, Badge band, List<FactorBar> bars, String policyVersion, long graphRevision) {

    static RiskPanel of(RiskAssessment risk) {
        List<FactorBar> bars = new ArrayList<>();
        BigDecimal start = BigDecimal.ZERO;
        for (Contribution contribution : risk.contributions()) {
            bars.add(FactorBar.of(contribution, start));
            start = start.add(contribution.points());
        }
        return new RiskPanel(risk.score(), Badge.of(risk.band()), bars, risk.policyVersion(), risk.graphRevision());
    }
}
