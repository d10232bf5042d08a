package dev.governor.execution.postgres;

import dev.governor.execution.ActionAdapter.Check;
import java.util.List;

/** What would let an attacker in after a revocation, as it is known before anything is changed. */
interface Remainder {

    /** Returns a line for each, and for what is not known. */
    List<String> lines();

    /** Confirms that nothing would; refuted, it says what would help. */
    Check check();
}
