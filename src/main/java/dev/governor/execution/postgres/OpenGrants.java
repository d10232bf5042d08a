package dev.governor.execution.postgres;

import dev.governor.execution.ActionAdapter.Check;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The grants on the object itself that a revocation by its owner leaves, and that let the ordinary login in.
 *
 * <p>One kind was given by somebody to whom the owner gave the right to pass it on: only the giver takes it back. The
 * other is held by everybody or by a role of the login: another grant, for another plan.
 */
record OpenGrants(Revocation revocation, Grants after, List<HeldPrivilege> open) implements Remainder {

    /**
     * Finds them in what the grants are {@code after} the change.
     *
     * @param enough the privileges of which one is enough for the attack
     * @param roles the roles whose rights the login has
     */
    static OpenGrants left(Revocation revocation, Grants after, Set<String> enough, Set<Long> roles) {
        return new OpenGrants(
                revocation,
                after,
                after.grants().stream()
                        .filter(grant -> enough.contains(grant.privilege()))
                        .filter(grant ->
                                revocation.isAbout(grant) || grant.byEverybody() || roles.contains(grant.granteeOid()))
                        .toList());
    }

    @Override
    public List<String> lines() {
        return open.stream()
                .map(grant -> Way.onOneLine(grant.words()) + ": it stays")
                .toList();
    }

    @Override
    public Check check() {
        return Check.of(
                open.isEmpty(),
                "no other grant lets an ordinary login in",
                "revoking what `%s` gave would not close it, nothing was changed: %s; %s"
                        .formatted(
                                Way.onOneLine(after.giver(revocation)),
                                open.stream()
                                        .map(grant -> Way.onOneLine(grant.words()))
                                        .collect(Collectors.joining(", ")),
                                open.stream()
                                        .map(this::advice)
                                        .map(Way::onOneLine)
                                        .distinct()
                                        .collect(Collectors.joining("; "))));
    }

    private String advice(HeldPrivilege grant) {
        if (revocation.isAbout(grant)) {
            return (revocation.kind() == ObjectKind.ROLE
                            ? "only `%1$s`, who has its rights, and a superuser take that back"
                            : "only `%1$s` takes that back, or the owner takes from `%1$s` the right to pass it on,"
                                    + " with all that came of it")
                    .formatted(grant.grantor());
        }
        if (revocation.kind() != ObjectKind.ROLE && !grant.privilege().equals(revocation.privilege())) {
            return "it is enough by itself: carry out a plan with `privilege` `%s` and `grantee` `%s` first"
                    .formatted(grant.privilege(), grant.grantee());
        }
        return grant.byEverybody()
                ? "carry out a plan with `grantee` `PUBLIC` first"
                : ("the login of the probe has the rights of `%s`: revoke it there first,"
                                + " or probe with a login that has not")
                        .formatted(grant.grantee());
    }
}
