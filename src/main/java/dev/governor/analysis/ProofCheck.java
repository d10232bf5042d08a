package dev.governor.analysis;

import dev.governor.bundle.BundleCheck;
import dev.governor.bundle.BundleProblem;
import dev.governor.bundle.BundleRefusal;
import dev.governor.bundle.PolicyBundle;
import dev.governor.bundle.SourcePlace;
import jakarta.inject.Singleton;
import java.util.List;

/** Refuses a bundle for which one of its properties is not proved, be it broken or undecided. */
@Singleton
public class ProofCheck implements BundleCheck {

    private static final SourcePlace BUNDLE = SourcePlace.startOf("bundle.yaml");

    @Override
    public void check(PolicyBundle bundle) {
        List<BundleProblem> problems = Proofs.of(bundle).stream()
                .filter(proof -> proof.status() != Proof.Status.HOLDS)
                .map(ProofCheck::problem)
                .toList();
        if (!problems.isEmpty()) {
            throw new BundleRefusal(problems);
        }
    }

    private static BundleProblem problem(Proof proof) {
        SourcePlace at = proof.places().isEmpty() ? BUNDLE : proof.places().get(0);
        String word = proof.status() == Proof.Status.FAILS ? "is not so" : "cannot be proved";
        String example = proof.counterexample().isEmpty() ? "" : "; counterexample: " + proof.counterexample();
        return new BundleProblem(
                at.file(),
                at.line(),
                at.column(),
                "`" + proof.id() + "`, " + proof.title() + ", " + word,
                proof.detail() + example);
    }
}
