package dev.governor.execution.postgres;

import org.jspecify.annotations.Nullable;

/**
 * One privilege that one role, or everybody, holds on an object.
 *
 * @param column the column it is limited to, null for the whole object
 * @param grantee the role that holds it, or {@code PUBLIC}
 * @param grantor the role that gave it
 * @param privilege the privilege's name, for example {@code SELECT}
 * @param grantable whether the holder may pass it on
 * @param line column number, identity of grantee and grantor, privilege and grantability, for equality
 */
record HeldPrivilege(
        @Nullable String column, String grantee, String grantor, String privilege, boolean grantable, String line) {

    /** What {@link #line} gives as the grantee when everybody is meant. */
    private static final long EVERYBODY = 0;

    /** Tells whether everybody holds it. */
    boolean byEverybody() {
        return granteeOid() == EVERYBODY;
    }

    /** Returns the identity of the role that holds it, 0 for everybody. */
    long granteeOid() {
        return Long.parseLong(line.split("/", -1)[1]);
    }

    /** Returns the grant as a person reads it. */
    String words() {
        return "%s may %s%s, granted by %s%s"
                .formatted(
                        grantee,
                        privilege,
                        column == null ? "" : " column " + column,
                        grantor,
                        grantable ? ", and pass it on" : "");
    }
}
