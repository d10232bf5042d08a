package dev.governor.analysis;

import dev.governor.bundle.BundleCheck;
import dev.governor.bundle.BundleProblem;
import dev.governor.bundle.BundleRefusal;
import dev.governor.bundle.PolicyBundle;
import dev.governor.bundle.SourcePlace;
import jakarta.inject.Singleton;
import java.util.List;

/** Refuses a bundle whose rules are certainly not what was meant: contradictory conditions, or equal ones that disagree. */
@Singleton
public class AnalysisCheck implements BundleCheck {

    @Override
    public void check(PolicyBundle bundle) {
        List<BundleProblem> problems = BundleAnalysis.of(bundle).stream()
                .filter(remark -> remark.level() == Remark.Weight.ERROR)
                .map(AnalysisCheck::problem)
                .toList();
        if (!problems.isEmpty()) {
            throw new BundleRefusal(problems);
        }
    }

    private static BundleProblem problem(Remark remark) {
        SourcePlace at = remark.places().get(0);
        String other = remark.places().size() > 1
                ? "; the other stands at " + remark.places().get(1)
                : "";
        return new BundleProblem(at.file(), at.line(), at.column(), remark.message() + other, remark.hint());
    }
}
