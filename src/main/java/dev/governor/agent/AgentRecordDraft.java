package dev.governor.agent;

import static java.util.Objects.requireNonNull;

import dev.governor.kernel.DataClassification;
import dev.governor.policy.Outcome;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a person writes down about an agent.
 *
 * @param owner the person who answers for it
 * @param purpose what it is for, in a sentence
 * @param group the group of agents it belongs to; empty for none
 * @param team the team it works for; empty for none
 * @param dataClasses the classes of data it is for; empty for any
 * @param workspaces where its sessions may work: absolute paths with {@code *} for one name and {@code **} for any number
 * @param tools the tools it is for; empty for any
 * @param ceiling the mildest outcome that it may ever get
 * @param expiresAt from when on the record no longer holds; null for never
 */
public record AgentRecordDraft(
        String owner,
        String purpose,
        String group,
        String team,
        List<DataClassification> dataClasses,
        List<String> workspaces,
        List<String> tools,
        Outcome ceiling,
        @Nullable Instant expiresAt) {

    public AgentRecordDraft {
        requireNonNull(owner, "owner is null");
        requireNonNull(purpose, "purpose is null");
        requireNonNull(group, "group is null");
        requireNonNull(team, "team is null");
        requireNonNull(ceiling, "ceiling is null");
        dataClasses = List.copyOf(dataClasses);
        workspaces = List.copyOf(workspaces);
        tools = List.copyOf(tools);
    }

    /** Returns the same with another end. */
    AgentRecordDraft until(Instant end) {
        return new AgentRecordDraft(owner, purpose, group, team, dataClasses, workspaces, tools, ceiling, end);
    }
}
