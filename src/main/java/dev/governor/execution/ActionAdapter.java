package dev.governor.execution;

import com.fasterxml.jackson.databind.JsonNode;
import dev.governor.credential.LeaseScope;
import dev.governor.credential.ScopedCredential;
import dev.governor.kernel.Digest;
import dev.governor.plan.Capability;
import dev.governor.plan.ChangePreview;
import dev.governor.plan.RemediationPlan;
import java.util.List;
import java.util.Set;

/**
 * Carries out one action on one kind of system. One of the two extension points.
 *
 * <p>Every method may be called again after a crash. {@link #apply} and {@link #rollBack} are fenced: they act only on
 * the state they were told to expect. They leave a mark on the target together with the change, so that {@link #recall}
 * can tell after a crash whether it was made; where a target has no room for one, its change is never undone after a
 * crash, and a person looks.
 *
 * <p>A refusal that is thrown ({@code ProblemException} with a status below 500) means that nothing was changed; any
 * other exception means that nobody knows.
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

    /**
     * Returns what the change and its rollback would do, computed from {@code before} alone: nothing is written, and no
     * credential is used.
     */
    ChangePreview preview(RemediationPlan plan, Snapshot before);

    /** Returns how the effect is checked, in words. */
    String verifier(RemediationPlan plan);

    /** Applies and undoes in a transaction that is thrown away. */
    Rehearsal rehearse(RemediationPlan plan, Snapshot before, ScopedCredential credential);

    /** Makes the change. */
    Effect apply(RemediationPlan plan, Snapshot before, ScopedCredential credential);

    /**
     * Reads the configuration back with the observer: confirmed when it is as planned.
     *
     * <p>It and {@link #probe} are about the very thing that {@code before} was read from. Where another has taken its
     * name, neither can be asked.
     */
    Check readBack(RemediationPlan plan, Snapshot before);

    /** Acts as the attacker would, with an ordinary login: confirmed when closed, refuted when open. */
    Check probe(RemediationPlan plan, Snapshot before);

    /**
     * Undoes the change that led to {@code left}.
     *
     * <p>INVARIANT: it acts on exactly {@code left}, digest and version, and checks that where nobody can come between;
     * on anything else it answers {@link Drifted}, or {@link AlreadyDone} where the state is that of {@code before}.
     */
    Effect rollBack(RemediationPlan plan, Snapshot before, TargetVersion left, ScopedCredential credential);

    /**
     * Reads with the observer what is different from the state that the change led to, and who may have done it.
     *
     * @throws dev.governor.kernel.ProblemException when it cannot be read
     */
    Drift drift(RemediationPlan plan, Snapshot before);

    /** Compares the target's state with {@code before}. */
    Check verifyRestored(RemediationPlan plan, Snapshot before);

    /**
     * Tells, from evidence on the target, whether an attempt of this plan that was cut off made {@code move}.
     *
     * <p>Asked with the observer, and before the lease's credential is used again, which may remove the mark.
     *
     * @param lease the name of the plan's lease in the target system
     * @throws dev.governor.kernel.ProblemException when it cannot be asked, or while such an attempt may still be at work
     */
    default Recollection recall(RemediationPlan plan, Snapshot before, Move move, String lease) {
        return new Unknown();
    }

    /** One of the two changes that an adapter makes. */
    enum Move {
        APPLY,
        ROLL_BACK
    }

    /**
     * A target's state.
     *
     * @param state the state as JSON, for people and for equality
     * @param version the target's own version of it, as in {@link TargetVersion}; no part of what is approved
     */
    record Snapshot(JsonNode state, String version) {

        /** Returns the digest of the state. */
        public Digest digest() {
            return Digest.ofCanonical(state);
        }

        /** Returns the state's digest with its version. */
        public TargetVersion at() {
            return new TargetVersion(digest(), version);
        }
    }

    /**
     * What a change that was thrown away showed.
     *
     * @param diff unified-diff lines: {@code -} before, {@code +} after, and a space for what stays
     * @param wayBack confirmed when undoing led to the state of before again; refuted too when the change would be of no use
     */
    record Rehearsal(List<String> diff, Check wayBack) {
        public Rehearsal {
            diff = List.copyOf(diff);
        }
    }

    /**
     * What became of a change after it was made.
     *
     * @param changes unified-diff lines from the state that was left to that of now
     * @param suspects who may have made them, in a sentence each; what the target's own rights say, and no proof
     */
    record Drift(List<String> changes, List<String> suspects) {

        /** Nothing changed. */
        public static final Drift NONE = new Drift(List.of(), List.of());

        /** Returns that what changed is not known, and why. */
        static Drift unread(String why) {
            return new Drift(List.of("what changed could not be read: " + why), List.of());
        }

        public Drift {
            changes = List.copyOf(changes);
            suspects = List.copyOf(suspects);
        }
    }

    /**
     * What a check showed.
     *
     * @param answer what the target answered
     * @param detail what was seen, in a sentence; never a secret, never row content
     */
    record Check(Answer answer, String detail) {

        /** What a target answers when it is asked whether something is as it must be. */
        public enum Answer {
            /** It is. */
            CONFIRMED,
            /** It is not. */
            REFUTED,
            /** It could not be asked, which says neither. */
            UNANSWERED
        }

        /** Returns {@code confirmed} or {@code refuted} as the target's answer. */
        public static Check of(boolean holds, String confirmed, String refuted) {
            return holds ? new Check(Answer.CONFIRMED, confirmed) : new Check(Answer.REFUTED, refuted);
        }

        /** Returns that the target could not be asked. */
        public static Check unanswered(String why) {
            return new Check(Answer.UNANSWERED, why);
        }
    }

    /** What an attempt to change did. */
    sealed interface Effect permits Done, AlreadyDone, Drifted {}

    /**
     * The change was made: by this call, or by an earlier one of the same lease that left its mark.
     *
     * @param left the state it left
     */
    record Done(TargetVersion left) implements Effect {}

    /**
     * The target was already in the state that the change leads to, and no mark says that this lease did it.
     *
     * @param found the state it is in
     */
    record AlreadyDone(TargetVersion found) implements Effect {}

    /** The target is neither in the state of before nor in that of after; nothing was done. */
    record Drifted() implements Effect {}

    /** What a target remembers of an attempt. */
    sealed interface Recollection permits Made, NotMade, Unknown {}

    /**
     * The attempt made its change.
     *
     * @param left the state it left then
     */
    record Made(TargetVersion left) implements Recollection {}

    /** No attempt made its change, and none that was begun can make it any more. */
    record NotMade() implements Recollection {}

    /** The target does not tell. */
    record Unknown() implements Recollection {}
}
