package dev.governor.workshop;

import dev.governor.identity.Principal;
import dev.governor.kernel.Digest;
import dev.governor.kernel.Level;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One commit of the store: a bundle that was proposed, promoted or brought back.
 *
 * @param commit the commit's id, 40 hexadecimal digits
 * @param kind how it came about
 * @param name the bundle's name
 * @param version the bundle's version
 * @param digest the bundle's digest
 * @param author the subject of who proposed it
 * @param operator the subject of the person who runs an author that is an agent, null for a person
 * @param approver the subject of who approved it, null for a proposal and for what the governor began with
 * @param at when
 * @param why what its author said about it
 * @param proposal the proposal it came from, null when there was none
 */
public record Change(
        String commit,
        Kind kind,
        String name,
        String version,
        Digest digest,
        String author,
        @Nullable String operator,
        @Nullable String approver,
        Instant at,
        String why,
        @Nullable String proposal) {

    /** How a bundle came into the store. */
    public enum Kind implements Level {
        /** It was configured; the history begins with it. */
        SEEDED,
        /** Somebody wants it to decide. */
        PROPOSED,
        /** Somebody else agreed, and it decides. */
        PROMOTED,
        /** It decided before and does again. */
        ROLLED_BACK
    }

    /** Tells whether {@code reviewer} is who proposed it, or who runs the agent that did. */
    public boolean isBy(Principal reviewer) {
        String other = reviewer.operator();
        return author.equals(reviewer.subject())
                || reviewer.subject().equals(operator)
                || (other != null && (other.equals(author) || other.equals(operator)));
    }
}
