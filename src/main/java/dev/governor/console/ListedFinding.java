package dev.governor.console;

import dev.governor.finding.Finding;
import dev.governor.risk.RiskAssessment;
import org.jspecify.annotations.Nullable;

/**
 * A finding with its risk.
 *
 * @param finding the finding, context attached
 * @param risk its risk, null when it could not be computed
 */
record ListedFinding(Finding finding, @Nullable RiskAssessment risk) {}
