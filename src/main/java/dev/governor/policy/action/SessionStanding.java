package dev.governor.policy.action;

/**
 * What a session and its agent did lately.
 *
 * @param sessionDenials how many actions of the session were denied
 * @param agentDenials how many actions of the agent were denied, in all its sessions
 * @param terminated whether the session was ended
 */
public record SessionStanding(int sessionDenials, int agentDenials, boolean terminated) {

    public static final SessionStanding CLEAN = new SessionStanding(0, 0, false);

    /** From how many denials of the agent on even a session of its own without any counts as warned. */
    private static final int MANY = 5;

    String word() {
        return sessionDenials > 0 || agentDenials >= MANY ? "warned" : "fresh";
    }
}
