package dev.governor.execution;

import com.fasterxml.jackson.databind.JsonNode;
import dev.governor.credential.LeaseScope;
import dev.governor.credential.ScopedCredential;
import dev.governor.kernel.Digest;
import dev.governor.plan.Capability;
import dev.governor.plan.RemediationPlan;
import java.util.List;
import java.util.Set;

/**
 * Carries out one action on one kind of system. One of the two extension points.
 *
 * <p>Every method may be called again after a crash. {@link #apply} and {@link #rollBack} are fenced: they act only on
 * the state they were told to expect and answer {@link Effect#ALREADY_DONE} when it is already the state they lead to.
 */
public interface ActionAdapter {

    /** Returns the action it carries out, for example {@code revoke_public_grant}. */
    String action();

    /** Returns what it is able to do; what is missing is a fact that rules see. */
    Set<Capability> capabilities();

    /** Reads the target's state with the read-only observer. */
    Snapshot snapshot(RemediationPlan plan);

    /** Returns the statements a credential needs, fenced to {@code before}. */
    LeaseScope scope(RemediationPlan plan, Snapshot before);

    /** Returns how the change would be undone, as a statement. */
    String inverse(RemediationPlan plan, Snapshot before);

    /** Returns how the effect is checked, in words. */
    String verifier(RemediationPlan plan);

    /** Applies in a transaction that is thrown away and returns the difference. */
    Diff dryRun(RemediationPlan plan, Snapshot before, ScopedCredential credential);

    /** Applies and undoes in a transaction that is thrown away; proven when the state equals {@code before} again. */
    Check rehearseRollback(RemediationPlan plan, Snapshot before, ScopedCredential credential);

    /** Makes the change. */
    Effect apply(RemediationPlan plan, Snapshot before, ScopedCredential credential);

    /** Reads the configuration back with the observer. */
    Check readBack(RemediationPlan plan, Snapshot before);

    /** Acts as the attacker would, with an ordinary login. */
    Check probe(RemediationPlan plan);

    /** Undoes the change; never overwrites a change someone else made since. */
    Effect rollBack(RemediationPlan plan, Snapshot before, ScopedCredential credential);

    /** Compares the target's state with {@code before}. */
    Check verifyRestored(RemediationPlan plan, Snapshot before);

    /**
     * A target's state.
     *
     * @param state the state as JSON, for people and for equality
     */
    record Snapshot(JsonNode state) {

        /** Returns the digest of the state. */
        public Digest digest() {
            return Digest.ofCanonical(state);
        }
    }

    /**
     * What would change.
     *
     * @param lines unified-diff lines: {@code -} before, {@code +} after, and a space for what stays
     */
    record Diff(List<String> lines) {
        public Diff {
            lines = List.copyOf(lines);
        }
    }

    /**
     * What a check showed.
     *
     * @param passed whether it is as it must be
     * @param detail what was seen, in a sentence; never a secret, never row content
     */
    record Check(boolean passed, String detail) {}

    /** What an attempt to change did. */
    enum Effect {
        DONE,
        ALREADY_DONE,
        DRIFTED
    }
}
