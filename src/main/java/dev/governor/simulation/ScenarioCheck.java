package dev.governor.simulation;

import dev.governor.bundle.BundleCheck;
import dev.governor.bundle.PolicyBundle;
import dev.governor.kernel.ProblemCode;
import dev.governor.kernel.ProblemException;
import dev.governor.kernel.ProblemException.Place;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Refuses a bundle with a scenario that ends otherwise than it says, or with a rule that no scenario covers. */
@Singleton
public class ScenarioCheck implements BundleCheck {

    @Override
    public void check(PolicyBundle bundle) {
        List<Place> places = places(Scenarios.run(bundle));
        if (!places.isEmpty()) {
            throw new ProblemException(
                    ProblemCode.INVALID_BUNDLE, "the scenarios of the policy bundle do not hold", places);
        }
    }

    /**
     * Returns every place of {@code report} that keeps the bundle from deciding; of scenarios that cannot be read, only
     * where, because what the others cover says nothing then.
     */
    public static List<Place> places(ScenarioReport report) {
        if (!report.problems().isEmpty()) {
            return report.problems();
        }
        List<Place> places = new ArrayList<>();
        report.failed()
                .forEach(result -> places.add(new Place(
                        result.at(),
                        "`" + result.name() + "`: "
                                + result.mismatches().stream()
                                        .map(ScenarioResult.Mismatch::toString)
                                        .collect(Collectors.joining("; "))
                                + ": correct the rule, or what the scenario says")));
        report.uncovered()
                .forEach(rule -> rule.gap()
                        .ifPresent(gap -> places.add(new Place(
                                rule.at().toString(),
                                gap + ": write a scenario in which it holds and one that misses it by one fact"))));
        return places;
    }
}
