package dev.governor.command.description;

/**
 * A role, and what of it: the program of {@code as npx}, the client of {@code sql psql}.
 *
 * @param of a name, or empty
 */
public record RoleUse(Role role, String of) {

    static final RoleUse WORD = new RoleUse(Role.WORD, "");

    /** Returns how a description writes it. */
    public String word() {
        return of.isEmpty() ? role.word() : role.word() + " " + of;
    }
}
