package dev.governor.simulation;

import dev.governor.bundle.PolicyBundle;
import dev.governor.kernel.ProblemException.Place;
import dev.governor.kernel.Spelling;
import dev.governor.risk.RiskVocabulary;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs the scenarios that a bundle brings along: facts in words, and what must come of them.
 *
 * <p>The bundle may be compiled or only read; what comes is the same.
 */
public final class Scenarios {

    private Scenarios() {}

    /** Returns what came of every scenario of {@code bundle}, and how well they cover its rules. Never throws for a mistake. */
    public static ScenarioReport run(PolicyBundle bundle) {
        List<Place> problems = new ArrayList<>();
        List<ScenarioResult> results = new ArrayList<>();
        Coverage coverage = new Coverage();
        bundle.scenarios().forEach((name, tree) -> {
            ScenarioFile file = new ScenarioFile(name, tree, problems);
            if (file.about().equals(RiskVocabulary.DIRECTORY)) {
                results.addAll(new RiskScenarios(bundle, coverage).run(file));
            } else if (bundle.facts().containsKey(file.about())) {
                results.addAll(new CaseScenarios(file.about(), bundle, coverage).run(file));
            } else {
                file.report(
                        "/about",
                        "`" + file.about() + "` is nothing that rules are about",
                        Spelling.suggestion(file.about(), bundle.facts().keySet()));
            }
        });
        return new ScenarioReport(results, coverage.of(bundle), problems);
    }
}
