package dev.governor.policy.action;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * May this agent do this now?
 *
 * @param actor who asks, as authenticated
 * @param session the caller's name for the conversation or run; empty when it names none
 * @param team the team it says it works for; recorded, never believed
 * @param action what it wants to do
 * @param resource the key of the asset it says it acts on, null when it names none
 * @param claims what else it says
 * @param where where it says that it works
 * @param recorded what people recorded of the agent
 */
public record ActionEnvelope(
        Actor actor,
        String session,
        @Nullable String team,
        AgentAction action,
        @Nullable String resource,
        Claims claims,
        Where where,
        Recorded recorded) {

    /**
     * What the caller says about the case. Each may tighten a decision and none loosens one.
     *
     * @param owner who it says owns the resource
     * @param environment where it says the resource runs
     * @param dataClassification how sensitive it says the data is
     * @param approval whether it says somebody approved
     * @param permissions the action types it says the agent holds; null when it says nothing about that
     * @param riskSignals what its own detection says
     */
    public record Claims(
            @Nullable String owner,
            @Nullable String environment,
            @Nullable String dataClassification,
            @Nullable String approval,
            @Nullable List<String> permissions,
            List<String> riskSignals) {

        /** The caller says nothing. */
        public static final Claims NONE = new Claims(null, null, null, null, null, List.of());

        public Claims {
            permissions = permissions == null ? null : List.copyOf(permissions);
            riskSignals = List.copyOf(riskSignals);
        }
    }

    public ActionEnvelope {
        requireNonNull(actor, "actor is null");
        requireNonNull(session, "session is null");
        requireNonNull(action, "action is null");
        requireNonNull(claims, "claims are null");
        requireNonNull(where, "where is null");
        requireNonNull(recorded, "what is recorded is null");
    }

    /** Makes the question of an agent that does not say where it works. */
    public ActionEnvelope(
            Actor actor,
            String session,
            @Nullable String team,
            AgentAction action,
            @Nullable String resource,
            Claims claims) {
        this(actor, session, team, action, resource, claims, Where.UNSAID, Recorded.NOTHING);
    }

    /** Returns the same question with what people recorded of the agent. */
    public ActionEnvelope with(Recorded known) {
        return new ActionEnvelope(actor, session, team, action, resource, claims, where, known);
    }
}
