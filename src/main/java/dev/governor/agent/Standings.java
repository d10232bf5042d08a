package dev.governor.agent;

import dev.governor.kernel.Tenant;
import dev.governor.policy.Outcome;
import dev.governor.policy.action.ActionDecision;
import dev.governor.policy.action.ActionEnvelope;
import dev.governor.policy.action.SessionStanding;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What is known of the sessions of one call: what was remembered before it, and what the call has added so far. */
final class Standings {

    private record Agent(Tenant tenant, String subject) {}

    private record Session(Agent agent, String name) {}

    private final SessionMemory memory;
    private final Map<Session, SessionStanding> before = new HashMap<>();
    private final Map<Session, Integer> ofSession = new HashMap<>();
    private final Map<Agent, Integer> ofAgent = new HashMap<>();
    private final Set<Session> ended = new HashSet<>();

    Standings(SessionMemory memory) {
        this.memory = memory;
    }

    SessionStanding of(ActionEnvelope envelope) {
        Agent agent = new Agent(envelope.actor().tenant(), envelope.actor().subject());
        Session session = new Session(agent, envelope.session());
        SessionStanding known =
                before.computeIfAbsent(session, key -> memory.standing(agent.tenant(), agent.subject(), key.name()));
        return new SessionStanding(
                known.sessionDenials() + ofSession.getOrDefault(session, 0),
                known.agentDenials() + ofAgent.getOrDefault(agent, 0),
                known.terminated() || ended.contains(session));
    }

    void after(ActionDecision decision) {
        if (decision.isDenial()) {
            Agent agent = new Agent(decision.tenant(), decision.agent());
            Session session = new Session(agent, decision.session());
            ofSession.merge(session, 1, Integer::sum);
            ofAgent.merge(agent, 1, Integer::sum);
            if (decision.outcome() == Outcome.TERMINATE) {
                ended.add(session);
            }
        }
    }
}
