package dev.governor.execution;

import java.util.Optional;

/** Whether what was done may be undone, asked at the moment when it must be. */
public interface RollbackConsent {

    /** Returns why the plan may not be undone, in a sentence; empty when it may. */
    Optional<String> refusal();
}
