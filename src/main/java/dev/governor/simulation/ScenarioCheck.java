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

    /** Returns every place of {@code report} that keeps the bundle from deciding. */
    public static List<Place> places(ScenarioReport report) {
        List<Place> places = new ArrayList<>(report.problems());
        report.failed()
                .forEach(result -> places.add(new Place(
                        result.at(),
                        "`" + result.name() + "`: "
                                + result.mismatches().stream()
                                        .map(ScenarioResult.Mismatch::toString)
                                        .collect(Collectors.joining("; ")))));
        report.uncovered()
                .forEach(rule -> rule.gap()
                        .ifPresent(gap -> places.add(new Place(
                                rule.at().toString(),
                                gap + ": each rule has a scenario that it decides and a near miss"))));
        return places;
    }
}
