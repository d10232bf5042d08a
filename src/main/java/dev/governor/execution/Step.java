package dev.governor.execution;

import dev.governor.execution.StepResult.Word;
import dev.governor.kernel.Level;

/** A step of an execution, in the order they run; the journal keeps each one's outcome. */
public enum Step implements Level {
    MINT_LEASE(Word.STOP),
    PROVE_SCOPE(Word.STOP),
    REHEARSE_ROLLBACK(Word.STOP),
    APPLY(Word.UNDO),
    READ_BACK(Word.STOP),
    PROBE(Word.STOP),
    ROLL_BACK(Word.STOP),
    VERIFY_RESTORED(Word.STOP),
    REVOKE(Word.STOP),
    PROVE_DEAD(Word.STOP);

    private final Word whenExhausted;

    Step(Word whenExhausted) {
        this.whenExhausted = whenExhausted;
    }

    /**
     * Returns where the process goes when every attempt failed: what may be half done is undone as far as it is proven
     * to be ours; what could not be checked stops, for a person.
     */
    Word whenExhausted() {
        return whenExhausted;
    }
}
