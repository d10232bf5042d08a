package dev.governor.policy.action;

import dev.governor.kernel.Level;

/** What an agent asks to do. What that comes to is an effect, and is read from the arguments. */
public enum ActionType implements Level {
    RUN_COMMAND,
    RUN_QUERY,
    READ_FILE,
    WRITE_FILE,
    DELETE_FILE,
    CALL_TOOL,
    OPEN_CONNECTION,
    SEND_MESSAGE,
    DEPLOY
}
