package dev.governor.policy.action;

import static java.util.Objects.requireNonNull;

import dev.governor.kernel.DataClassification;
import dev.governor.kernel.Level;
import dev.governor.policy.Outcome;
import java.util.Set;

/**
 * What people recorded of the agent that asks, as far as rules may test it; nothing of it comes from the caller.
 *
 * @param record whether there is a record, and whether it still holds
 * @param ceiling the mildest outcome that the agent may ever get
 * @param group the group of agents it belongs to; empty when none is recorded
 * @param team the team it works for; empty when none is recorded
 * @param purpose what it is for; empty when none is recorded
 * @param dataClasses the classes of data it is for; empty for any
 * @param tools the tools it is for; empty for any
 * @param workspace what became of the workspace that the session named
 */
public record Recorded(
        State record,
        Outcome ceiling,
        String group,
        String team,
        String purpose,
        Set<DataClassification> dataClasses,
        Set<String> tools,
        Workspace workspace) {

    /** Whether there is a record. */
    public enum State implements Level {
        NONE,
        CURRENT,
        EXPIRED
    }

    /** What became of the workspace that a session named: none was named, it is the project, or no record allows it. */
    public enum Workspace implements Level {
        NONE,
        PROJECT,
        ELSEWHERE
    }

    /** Nothing is recorded of the agent. */
    public static final Recorded NOTHING =
            new Recorded(State.NONE, Outcome.ALLOW, "", "", "", Set.of(), Set.of(), Workspace.NONE);

    public Recorded {
        requireNonNull(record, "record is null");
        requireNonNull(ceiling, "ceiling is null");
        dataClasses = Set.copyOf(dataClasses);
        tools = Set.copyOf(tools);
    }

    /** Returns the same with what became of the workspace that the session named. */
    public Recorded in(Workspace named) {
        return new Recorded(record, ceiling, group, team, purpose, dataClasses, tools, named);
    }

    /** Returns whether the record lists {@code tool}: {@code granted}, {@code withheld}, or {@code unknown} when it lists none. */
    String tool(String tool) {
        return listed(!tools.isEmpty() && !tool.isEmpty(), tools.contains(tool));
    }

    /** Returns the same for a class of data, recorded or claimed. */
    String data(DataClassification classification) {
        boolean told = !dataClasses.isEmpty() && classification != DataClassification.UNKNOWN;
        return listed(told, dataClasses.contains(classification));
    }

    private static String listed(boolean told, boolean listed) {
        return !told ? "unknown" : listed ? "granted" : "withheld";
    }
}
