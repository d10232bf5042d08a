package dev.governor.api;

import static java.util.Objects.requireNonNullElse;

import dev.governor.agent.AgentRecordDraft;
import dev.governor.kernel.DataClassification;
import dev.governor.policy.Outcome;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a person writes down about an agent.
 *
 * @param owner the person who answers for it
 * @param purpose what it is for, in a sentence
 * @param group the group of agents it belongs to
 * @param team the team it works for
 * @param dataClasses the classes of data it is for; any when missing
 * @param workspaces where its sessions may work: absolute paths with {@code *} for one name and {@code **} for any number of them
 * @param tools the tools it is for; any when missing
 * @param ceiling the mildest outcome that it may ever get: {@code allow} when missing, {@code alert}, {@code require_approval} or
 *     {@code deny}
 * @param expiresAt from when on the record no longer holds; never when missing
 */
public record AgentRecordBody(
        @NotBlank @Size(max = 512) String owner,
        @NotBlank @Size(max = 500) String purpose,
        @Nullable @Size(max = 200) String group,
        @Nullable @Size(max = 200) String team,
        @Nullable @Size(max = 10) List<@NotNull DataClassification> dataClasses,
        @Nullable @Size(max = 100) List<@NotBlank @Size(max = 1_000) String> workspaces,
        @Nullable @Size(max = 500) List<@NotBlank @Size(max = 200) String> tools,
        @Nullable Outcome ceiling,
        @Nullable Instant expiresAt) {

    AgentRecordDraft toDraft() {
        return new AgentRecordDraft(
                owner,
                purpose,
                requireNonNullElse(group, ""),
                requireNonNullElse(team, ""),
                requireNonNullElse(dataClasses, List.of()),
                requireNonNullElse(workspaces, List.of()),
                requireNonNullElse(tools, List.of()),
                requireNonNullElse(ceiling, Outcome.ALLOW),
                expiresAt);
    }
}
