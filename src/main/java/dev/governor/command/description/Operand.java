package dev.governor.command.description;

/**
 * The role of an operand.
 *
 * @param repeated whether all operands up to the roles that follow have it
 */
public record Operand(RoleUse use, boolean repeated) {

    /** Returns whether all that it does is that a file is read. */
    boolean onlyReads() {
        return use.role().onlyReads();
    }
}
