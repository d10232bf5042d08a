package dev.governor.command.program;

/**
 * A role, and what of it: the program of {@code as npx}, the client of {@code sql psql}.
 *
 * @param of a name, or empty
 */
record RoleUse(Role role, String of) {

    static final RoleUse WORD = new RoleUse(Role.WORD, "");

    /** Returns how a description writes it. */
    String word() {
        return of.isEmpty() ? role.word() : role.word() + " " + of;
    }
}
