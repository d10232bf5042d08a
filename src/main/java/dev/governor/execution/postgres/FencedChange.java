package dev.governor.execution.postgres;

import dev.governor.credential.LeaseScope.Grant;
import dev.governor.plan.ChangePreview;
import java.util.List;

/**
 * A change of a state and its way back: the two statements that a lease for it may run, each fenced to the state it
 * starts from; the way back is fenced to the version that the change left, too.
 *
 * @param before the state it starts from
 * @param after the state it leads to
 * @param restored the state that the way back leads to
 * @param change the statements of the change
 * @param wayBack the statements that lead back
 * @param <S> the kind of state
 */
record FencedChange<S extends TargetState<S>>(S before, S after, S restored, String change, String wayBack) {

    static final String APPLY = "apply";
    static final String INVERSE = "inverse";

    /** Returns what the change and the way back do with the state. */
    ChangePreview preview() {
        return new ChangePreview(
                before.digest(), after.digest(), restored.digest(), before.to(after), after.to(restored));
    }

    /** Returns the statements of a lease. */
    List<Grant> grants() {
        return List.of(
                new Grant(APPLY, statement(APPLY).between(before.fingerprint(), after.fingerprint(), change)),
                new Grant(
                        INVERSE,
                        statement(INVERSE).betweenExactly(after.fingerprint(), before.fingerprint(), wayBack)));
    }

    private FencedStatement statement(String name) {
        return new FencedStatement(name, before.fingerprintQuery(), before.versionQuery());
    }
}
