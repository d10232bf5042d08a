package dev.governor.execution.postgres;

import com.fasterxml.jackson.databind.JsonNode;
import dev.governor.credential.postgres.PostgresTarget;
import dev.governor.credential.postgres.Sql;
import dev.governor.kernel.ProblemCode;
import dev.governor.kernel.ProblemException;
import dev.governor.plan.RemediationPlan;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a plan takes away: one privilege on one object from one holder.
 *
 * @param kind what the object is
 * @param target the object
 * @param privilege the privilege's name, for example {@code CREATE}
 * @param grantee the role that loses it, or {@link #PUBLIC}
 * @param giver the role whose grants are taken away; null for the object's owner
 */
record Revocation(
        ObjectKind kind,
        PostgresTarget target,
        String privilege,
        String grantee,
        @Nullable String giver) {

    /** Everybody; no role that is called so can be meant. */
    static final String PUBLIC = "PUBLIC";

    /** What a membership in a role gives, whole: to inherit its rights, to become it, and to pass it on. */
    static final String MEMBERSHIP = "USE";

    private static final int LONGEST_NAME = 63;

    /**
     * Reads what {@code plan} takes away.
     *
     * @param privileges what may be taken, the default first
     * @param fromRoles whether a role may lose it, and not only everybody
     * @throws ProblemException {@code invalid-parameter}
     */
    static Revocation of(RemediationPlan plan, ObjectKind kind, List<String> privileges, boolean fromRoles) {
        PostgresTarget target = PostgresTarget.of(plan.target());
        if (target.isRole() || target.isSchema() != (kind == ObjectKind.SCHEMA)) {
            throw invalid("`%s` is not a %s: postgresql:<cluster>:<database>:<schema>%s"
                    .formatted(plan.target(), kind.noun(), kind == ObjectKind.SCHEMA ? "" : ":<" + kind.noun() + ">"));
        }
        return new Revocation(kind, target, privilege(plan, privileges), fromRoles ? grantee(plan) : PUBLIC, null);
    }

    /**
     * Reads which membership {@code plan} empties.
     *
     * @param giver the role whose memberships are ours to take
     * @throws ProblemException {@code invalid-parameter}
     */
    static Revocation ofMembership(RemediationPlan plan, String giver) {
        PostgresTarget target = PostgresTarget.of(plan.target());
        if (!target.isRole()) {
            throw invalid("`%s` is not a role: postgresql:<cluster>:%s:<role>"
                    .formatted(plan.target(), PostgresTarget.ROLES));
        }
        String member = role(plan, "member", "");
        if (member.equals(PUBLIC)) {
            throw invalid("`member` is the name of a role, but was `%s`".formatted(member));
        }
        return new Revocation(ObjectKind.ROLE, target, MEMBERSHIP, member, giver);
    }

    private static String privilege(RemediationPlan plan, List<String> privileges) {
        JsonNode given = plan.parameters().get("privilege");
        String privilege = given == null ? privileges.get(0) : given.asText().toUpperCase(Locale.ROOT);
        if (!privileges.contains(privilege)) {
            throw invalid("`privilege` is one of %s, but was `%s`".formatted(String.join(", ", privileges), privilege));
        }
        return privilege;
    }

    private static String grantee(RemediationPlan plan) {
        return role(plan, "grantee", PUBLIC);
    }

    private static String role(RemediationPlan plan, String parameter, String otherwise) {
        JsonNode given = plan.parameters().get(parameter);
        String role = given == null ? otherwise : given.asText();
        if (role.isEmpty() || role.length() > LONGEST_NAME || role.indexOf('\0') >= 0) {
            throw invalid("`%s` is the name of a role%s, but was `%s`"
                    .formatted(parameter, otherwise.isEmpty() ? "" : ", or " + otherwise, role));
        }
        return role;
    }

    private static ProblemException invalid(String detail) {
        return new ProblemException(ProblemCode.INVALID_PARAMETER, detail);
    }

    /** Tells whether everybody loses it. */
    boolean isFromEverybody() {
        return grantee.equals(PUBLIC);
    }

    /** Tells whether {@code grant} is what is to be taken away, whoever gave it. */
    boolean isAbout(HeldPrivilege grant) {
        boolean holder = isFromEverybody()
                ? grant.byEverybody()
                : !grant.byEverybody() && grant.grantee().equals(grantee);
        return holder && (kind == ObjectKind.ROLE || grant.privilege().equals(privilege));
    }

    /** Returns the holder as statements write it. */
    String quotedGrantee() {
        return isFromEverybody() ? PUBLIC : Sql.identifier(grantee);
    }
}
