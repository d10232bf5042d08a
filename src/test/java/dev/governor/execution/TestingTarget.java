package dev.governor.execution;

import dev.governor.credential.CredentialBackend;
import dev.governor.execution.ActionAdapter.Move;
import dev.governor.plan.RemediationPlan;
import java.util.List;

/**
 * A real system with things of the kind that one adapter changes, and everybody else who changes them: what an author
 * of an adapter writes to have it tested by {@link AdapterConformance}.
 *
 * <p>Nothing here may be asked of the adapter itself: what is so is seen with an administrator's eyes, and tried with
 * an attacker's hands.
 */
public interface TestingTarget {

    /** What somebody with rights of their own does to a thing. */
    enum Act {
        /** Makes the planned change by hand. */
        CLOSES,
        /** Undoes the planned change by hand. */
        OPENS,
        /** Undoes the planned change, and makes it again: the state is the same, the moment is not. */
        OPENS_AND_CLOSES,
        /** Makes the planned change, and undoes it again. */
        CLOSES_AND_OPENS,
        /** Changes what the snapshot holds, and nothing of the weakness. */
        CHANGES_SOMETHING_ELSE,
        /** Removes the thing and makes another of the same name, which has no weakness. */
        MAKES_IT_ANEW
    }

    /** Whose requests are refused from now on, by a system that is up. */
    enum Login {
        OBSERVER,
        PROBE
    }

    /** What a change meets on the target, when it is made. */
    enum Obstacle {
        /** It fails when a part of it is done. */
        FAILS_HALF_WAY,
        /** It succeeds, and something else is changed together with it. */
        LEADS_ELSEWHERE,
        /** Somebody holds the thing for longer than the adapter waits. */
        HELD_BY_SOMEBODY
    }

    /** What ends an obstacle or a refusal. */
    interface Ending extends AutoCloseable {
        @Override
        void close();
    }

    /** Returns the adapter, whose every word to the system passes {@link #wire}. */
    ActionAdapter adapter();

    /** Returns what lends the adapter's credentials. */
    CredentialBackend backend();

    /** Returns the wire between adapter and system. */
    TestingWire wire();

    /** Returns names that are legal in the system and attacks on programs that join strings, the longest one too. */
    List<String> hostileNames();

    /** Makes a thing of that name with the weakness, and returns a plan that takes it away. */
    RemediationPlan weak(String name);

    /** Returns a plan on a thing that is not there. */
    RemediationPlan missing();

    /** Returns plans whose parameters make no sense, hostile ones included. */
    List<RemediationPlan> senseless();

    /** Does something to the thing of {@code plan} that is not the governor's doing. */
    void act(RemediationPlan plan, Act act);

    /** Lets attackers in on another way, of which the configuration that is read back says nothing. */
    void openAnotherWay(RemediationPlan plan);

    /** Returns what the thing is and what the snapshot is about, as an administrator sees it, as text to compare. */
    String state(RemediationPlan plan);

    /** Returns the same of everything in the system that could be hit instead. */
    String surroundings();

    /** Tries the attack. */
    boolean letsAttackersIn(RemediationPlan plan);

    /** Refuses a login from now on. */
    Ending shutOut(Login login);

    /** Puts something in the way of changes to the thing of {@code plan}. */
    Ending obstruct(RemediationPlan plan, Obstacle obstacle);

    /** Returns when a change waits for what {@link Obstacle#HELD_BY_SOMEBODY} holds. */
    void awaitOneThatWaits();

    /** Returns bytes by which the request that makes {@code move} is known on the wire. */
    String request(Move move);

    /** Tells whether {@code answer}, as it came so far, is all that the system says to a request. */
    boolean isWhole(byte[] answer, int length);
}
