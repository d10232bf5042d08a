package dev.governor.agent;

import static java.util.Objects.requireNonNull;

import dev.governor.command.path.Workspace;
import dev.governor.command.path.WorkspacePattern;
import dev.governor.policy.action.Recorded;
import java.time.Instant;
import java.util.Set;

/**
 * What people keep on record about an agent.
 *
 * @param agent the subject of its tokens, for example {@code embedded|agent-7}
 * @param version how often it was written, from 1
 * @param changedAt when it was written last
 * @param changedBy who wrote it last: a principal's subject, or {@code governor} for the file of records
 * @param entry what was written
 */
public record AgentRecord(String agent, int version, Instant changedAt, String changedBy, AgentRecordDraft entry) {

    public AgentRecord {
        requireNonNull(agent, "agent is null");
        requireNonNull(changedAt, "changedAt is null");
        requireNonNull(changedBy, "changedBy is null");
        requireNonNull(entry, "entry is null");
    }

    /** Returns whether the record no longer holds at {@code now}. */
    public boolean expired(Instant now) {
        return entry.expiresAt() != null && !now.isBefore(entry.expiresAt());
    }

    boolean allows(Workspace workspace) {
        return entry.workspaces().stream()
                .anyMatch(pattern -> WorkspacePattern.of(pattern).matches(workspace));
    }

    /** Returns it as rules test it at {@code now}, in a session that named no workspace. */
    Recorded facts(Instant now) {
        return new Recorded(
                expired(now) ? Recorded.State.EXPIRED : Recorded.State.CURRENT,
                entry.ceiling(),
                entry.group(),
                entry.team(),
                entry.purpose(),
                Set.copyOf(entry.dataClasses()),
                Set.copyOf(entry.tools()),
                Recorded.Workspace.NONE);
    }
}
