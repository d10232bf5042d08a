package dev.governor.policy.action;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import java.util.stream.Stream;

/**
 * The fact that rules on agents test: one effect of an action, flat, in words.
 *
 * <p>INVARIANT: {@code effect}, {@code resourceKind} and {@code egress} come from the structure of the action, and
 * {@code agentKnown} and the counts from what is recorded. The rest comes from what the caller names or says, and rules that
 * allow may not read it.
 *
 * @param effect what it does: a word of {@link dev.governor.command.Effect}, or {@code use_tool}
 * @param resourceKind to what kind of thing
 * @param actionType what was asked for
 * @param tool the tool's name for {@code use_tool}; empty for every other effect
 * @param egress where the action reaches over a network
 * @param understood whether every part of the action was understood
 * @param secretsFound whether a text of the action holds a secret
 * @param agentKnown whether a person answers for the caller
 * @param session {@code fresh}, or {@code warned} when an action of the session, or several of the agent, were denied
 * @param sessionDenials how many actions of this session were denied lately
 * @param agentDenials how many actions of this agent were denied lately, in all its sessions
 * @param tenant whose agent it is
 * @param environment where the named resource runs, as the graph says; {@code unknown} without one
 * @param environmentTrust how far the source of the environment is to be believed
 * @param dataClassification how sensitive the data of the named resource is, as the graph says
 * @param ownerKnown whether a source that may loosen names an owner of the resource
 * @param permitted whether the caller says that the agent holds the permission: {@code granted}, {@code withheld} or {@code unknown}
 * @param approval what the caller says about an approval
 * @param riskSignal the worst of what the caller's detection says
 * @param claimConflict whether what the caller says contradicts the facts
 * @param claimedEnvironment the environment the caller claims; {@code unknown} when it claims none
 * @param claimedClassification the classification the caller claims; {@code unknown} when it claims none
 * @param agentRecord whether people keep a record of the agent: {@code none}, {@code current} or {@code expired}
 * @param ceiling the mildest outcome that the record leaves it; {@code allow} without a record
 * @param agentGroup the group of agents that the record names; empty without one
 * @param agentTeam the team that the record names; empty without one
 * @param agentPurpose the purpose that the record names; empty without one
 * @param workspace whether the session named a workspace that the record knows: {@code none}, {@code project} or {@code elsewhere}
 * @param toolRecorded whether the record lists the tool: {@code granted}, {@code withheld}, or {@code unknown} when it lists none
 * @param dataRecorded whether the record lists the class of data that the resource has, or that is claimed; {@code withheld} when
 *     one of them is not listed
 */
public record ActionCase(
        String effect,
        String resourceKind,
        String actionType,
        String tool,
        String egress,
        boolean understood,
        boolean secretsFound,
        boolean agentKnown,
        String session,
        int sessionDenials,
        int agentDenials,
        String tenant,
        String environment,
        String environmentTrust,
        String dataClassification,
        boolean ownerKnown,
        String permitted,
        String approval,
        String riskSignal,
        boolean claimConflict,
        String claimedEnvironment,
        String claimedClassification,
        String agentRecord,
        String ceiling,
        String agentGroup,
        String agentTeam,
        String agentPurpose,
        String workspace,
        String toolRecorded,
        String dataRecorded) {

    /** The effect of calling a tool, beside the effects of its arguments. */
    public static final String USE_TOOL = "use_tool";

    private static final String UNKNOWN = "unknown";
    private static final String NONE = "none";

    public ActionCase {
        Stream.of(effect, resourceKind, actionType, tool, egress, session, tenant, environment, environmentTrust)
                .forEach(value -> requireNonNull(value, "a fact is null"));
        Stream.of(dataClassification, permitted, approval, riskSignal, claimedEnvironment, claimedClassification)
                .forEach(value -> requireNonNull(value, "a fact is null"));
        Recorded nothing = Recorded.NOTHING; // cases that were stored before agents had records
        agentRecord = requireNonNullElse(agentRecord, nothing.record().word());
        ceiling = requireNonNullElse(ceiling, nothing.ceiling().word());
        agentGroup = requireNonNullElse(agentGroup, nothing.group());
        agentTeam = requireNonNullElse(agentTeam, nothing.team());
        agentPurpose = requireNonNullElse(agentPurpose, nothing.purpose());
        workspace = requireNonNullElse(workspace, nothing.workspace().word());
        toolRecorded = requireNonNullElse(toolRecorded, UNKNOWN);
        dataRecorded = requireNonNullElse(dataRecorded, UNKNOWN);
    }

    /** Returns the case of a caller that says nothing and names no resource. */
    ActionCase withoutClaims() {
        return new ActionCase(
                effect,
                resourceKind,
                actionType,
                tool,
                egress,
                understood,
                secretsFound,
                agentKnown,
                session,
                sessionDenials,
                agentDenials,
                tenant,
                UNKNOWN,
                UNKNOWN,
                UNKNOWN,
                false,
                UNKNOWN,
                NONE,
                NONE,
                false,
                UNKNOWN,
                UNKNOWN,
                agentRecord,
                ceiling,
                agentGroup,
                agentTeam,
                agentPurpose,
                workspace,
                toolRecorded,
                UNKNOWN);
    }
}
