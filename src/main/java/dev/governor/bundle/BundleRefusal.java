package dev.governor.bundle;

import dev.governor.kernel.ProblemCode;
import dev.governor.kernel.ProblemException;
import java.util.List;

/** A bundle is refused: every problem that was found, none of which ever reached the engine. */
public final class BundleRefusal extends ProblemException {

    private static final long serialVersionUID = 1L;

    private final transient List<BundleProblem> problems;

    public BundleRefusal(List<BundleProblem> problems) {
        super(
                ProblemCode.INVALID_BUNDLE,
                "the policy bundle has " + problems.size() + (problems.size() == 1 ? " problem" : " problems"),
                problems.stream().map(BundleProblem::place).toList());
        this.problems = List.copyOf(problems);
    }

    /** Returns what is wrong, in the order it was found. */
    public List<BundleProblem> problems() {
        return problems;
    }

    static void throwIfAny(List<BundleProblem> problems) {
        if (!problems.isEmpty()) {
            throw new BundleRefusal(problems);
        }
    }
}
