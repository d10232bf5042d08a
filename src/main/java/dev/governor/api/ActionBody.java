package dev.governor.api;

import dev.governor.identity.Principal;
import dev.governor.identity.Role;
import dev.governor.policy.action.ActionEnvelope;
import dev.governor.policy.action.ActionEnvelope.Claims;
import dev.governor.policy.action.Actor;
import dev.governor.policy.action.AgentAction;
import dev.governor.policy.action.Recorded;
import dev.governor.policy.action.Where;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An action as it is sent. Who asks is the caller, whatever the body says.
 *
 * @param session the sender's name for the conversation or run, 1 to 128 letters, digits and {@code . _ : -}
 * @param action what the agent wants to do
 * @param resource the key of the asset it acts on
 * @param owner who the sender says owns the resource; a claim
 * @param team the team the agent works for; recorded only
 * @param environment where the sender says the resource runs; a claim
 * @param dataClassification how sensitive the sender says the data is; a claim
 * @param approval {@code none}, {@code pending}, {@code approved} or {@code rejected}; a claim
 * @param permissions the action types the agent was given; a claim
 * @param riskSignals what the sender's own detection says, for example {@code prompt_injection}; a claim
 * @param workspace the absolute path of the project; kept for the session when the agent's record allows it
 * @param workingDirectory where relative paths begin, absolute or seen from the workspace; the workspace itself when missing
 */
public record ActionBody(
        @Nullable @Pattern(regexp = "[A-Za-z0-9._:-]{1,128}", message = "must be 1 to 128 letters, digits and . _ : -")
        String session,

        @NotNull @Valid Action action,
        @Nullable @Size(max = 1_000) String resource,
        @Nullable @Size(max = 200) String owner,
        @Nullable @Size(max = 200) String team,
        @Nullable @Size(max = 64) String environment,
        @Nullable @Size(max = 64) String dataClassification,
        @Nullable @Size(max = 64) String approval,
        @Nullable @Size(max = 100) List<@NotNull @Size(max = 64) String> permissions,
        @Nullable @Size(max = 20) List<@NotNull @Size(max = 64) String> riskSignals,
        @Nullable @Size(min = 1, max = 4_096) String workspace,
        @Nullable @Size(max = 4_096) String workingDirectory) {

    /**
     * One action with its arguments.
     *
     * @param type {@code run_command}, {@code run_query}, {@code read_file}, {@code write_file}, {@code delete_file}, {@code
     *     call_tool}, {@code open_connection}, {@code send_message} or {@code deploy}; any other is denied
     * @param command the shell command line
     * @param path the file
     * @param resolvedPath the file after symbolic links, when the sender looked
     * @param query the SQL text
     * @param url the address to connect or send to; a host alone will do
     * @param tool the name of the tool
     * @param content what is written, sent or handed to the tool
     */
    public record Action(
            @NotBlank @Size(max = 64) String type,
            @Nullable @Size(max = 65_536) String command,
            @Nullable @Size(max = 4_096) String path,
            @Nullable @Size(max = 4_096) String resolvedPath,
            @Nullable @Size(max = 65_536) String query,
            @Nullable @Size(max = 8_192) String url,
            @Nullable @Size(max = 200) String tool,
            @Nullable @Size(max = 262_144) String content) {

        AgentAction toAction() {
            return new AgentAction(type, command, path, resolvedPath, query, url, tool, content);
        }
    }

    ActionEnvelope toEnvelope(Principal caller) {
        return new ActionEnvelope(
                new Actor(
                        caller.subject(),
                        caller.tenant(),
                        caller.operator(),
                        caller.operator() != null || !caller.has(Role.AGENT)),
                session == null ? "" : session,
                team,
                action.toAction(),
                resource,
                new Claims(
                        owner,
                        environment,
                        dataClassification,
                        approval,
                        permissions,
                        riskSignals == null ? List.of() : riskSignals),
                new Where(workspace, workingDirectory),
                Recorded.NOTHING);
    }
}
