package dev.governor.execution.postgres;

import com.fasterxml.jackson.databind.JsonNode;
import dev.governor.credential.postgres.PostgresTarget;
import dev.governor.credential.postgres.Sql;
import dev.governor.kernel.ProblemCode;
import dev.governor.kernel.ProblemException;
import dev.governor.plan.RemediationPlan;
import java.util.List;
import java.util.Locale;

/**
 * What a plan takes away: one privilege on one object from one holder.
 *
 * @param kind what the object is
 * @param target the object
 * @param privilege the privilege's name, for example {@code CREATE}
 * @param grantee the role that loses it, or {@link #PUBLIC}
 */
record Revocation(ObjectKind kind, PostgresTarget target, String privilege, String grantee) {

    /** Everybody; no role that is called so can be meant. */
    static final String PUBLIC = "PUBLIC";

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
        if (target.isSchema() != (kind == ObjectKind.SCHEMA)) {
            throw invalid("`%s` is not a %s: postgresql:<cluster>:<database>:<schema>%s"
                    .formatted(plan.target(), kind.noun(), kind == ObjectKind.SCHEMA ? "" : ":<" + kind.noun() + ">"));
        }
        return new Revocation(kind, target, privilege(plan, privileges), fromRoles ? grantee(plan) : PUBLIC);
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
        JsonNode given = plan.parameters().get("grantee");
        String grantee = given == null ? PUBLIC : given.asText();
        if (grantee.isEmpty() || grantee.length() > LONGEST_NAME || grantee.indexOf('\0') >= 0) {
            throw invalid("`grantee` is the name of a role, or PUBLIC, but was `%s`".formatted(grantee));
        }
        return grantee;
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
        return holder && grant.privilege().equals(privilege);
    }

    /** Returns the holder as statements write it. */
    String quotedGrantee() {
        return isFromEverybody() ? PUBLIC : Sql.identifier(grantee);
    }
}
