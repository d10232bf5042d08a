package dev.governor.command.description;

/**
 * What a case may ask about the line around a call.
 *
 * @param fed whether something of the line is connected to its input
 * @param released whether the line went to a branch that is released, and nowhere else since
 */
public record Around(boolean fed, boolean released) {}
