package dev.governor.command.description;

import dev.governor.command.Effect;
import dev.governor.command.ResourceKind;

/** An effect that a call has, whatever its words are. */
public record Does(Effect effect, ResourceKind resource) {

    /** Returns whether what it is about is a loss already when it is read, or is not known. */
    boolean discloses() {
        return resource.secret()
                || resource == ResourceKind.SECRET_DATA
                || resource == ResourceKind.CUSTOMER_DATA
                || resource == ResourceKind.UNTRUSTED_CODE
                || resource == ResourceKind.UNKNOWN;
    }

    /** Returns whether nothing is changed, sent or run. */
    boolean onlyReads() {
        return effect == Effect.NONE || effect == Effect.READ_FILE || effect == Effect.READ_DATA;
    }
}
