package dev.governor.command.program;

/**
 * The role of an operand.
 *
 * @param repeated whether all operands up to the roles that follow have it
 */
record Operand(RoleUse use, boolean repeated) {}
