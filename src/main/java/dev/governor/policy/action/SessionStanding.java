package dev.governor.policy.action;

import dev.governor.bundle.knowledge.Thresholds;

/**
 * What a session and its agent did lately.
 *
 * @param sessionDenials how many actions of the session were denied
 * @param agentDenials how many actions of the agent were denied, in all its sessions
 * @param terminated whether the session was ended
 */
public record SessionStanding(int sessionDenials, int agentDenials, boolean terminated) {

    public static final SessionStanding CLEAN = new SessionStanding(0, 0, false);

    /** The threshold of denials of the agent, from which on even a session without any of its own counts as warned. */
    static final String MANY = "denials_that_warn_an_agent";

    /** Returns what rules call it by the bundle's thresholds; one that names none warns from the first denial on. */
    String word(Thresholds thresholds) {
        int many = thresholds.find(MANY).orElse(1);
        return sessionDenials > 0 || agentDenials >= many ? "warned" : "fresh";
    }
}
