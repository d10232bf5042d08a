package dev.governor.execution;

import dev.governor.kernel.ProblemException;

/** Tells a refusal, which trying again does not change, from a failure, which it may. */
final class Refusal {

    private static final int SERVER_ERROR = 500;

    private Refusal() {}

    static boolean isFinal(ProblemException problem) {
        return problem.code().status() < SERVER_ERROR;
    }
}
