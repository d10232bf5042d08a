package dev.governor.agent;

import dev.governor.command.Workplace;
import dev.governor.command.path.PathKinds;
import dev.governor.command.path.Workspace;
import dev.governor.kernel.ProblemCode;
import dev.governor.kernel.ProblemException;
import dev.governor.policy.action.ActionEnvelope;
import dev.governor.policy.action.Actor;
import dev.governor.policy.action.Recorded;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds out where actions work: what their session says, as far as the record of their agent allows.
 *
 * <p>INVARIANT: a workspace that no current record allows widens nothing; the action is read as if none had been named.
 */
@ApplicationScoped
class ActionPlaces {

    private final AgentRecordRepository records;
    private final SessionWorkspaces workspaces;
    private final Clock clock;

    ActionPlaces(AgentRecordRepository records, SessionWorkspaces workspaces, Clock clock) {
        this.records = records;
        this.workspaces = workspaces;
        this.clock = clock;
    }

    /**
     * Returns the actions of one caller with where they work; a workspace that is named first and allowed is kept.
     *
     * @param kinds what the bundle that decides knows of places; null when it knows nothing
     * @throws ProblemException {@code workspace-kept} when a session names another workspace than before, {@code invalid-field}
     *     when one without a name names any
     */
    List<PlacedAction> of(List<ActionEnvelope> envelopes, @Nullable PathKinds kinds) {
        Actor actor = envelopes.get(0).actor();
        Optional<AgentRecord> record = records.find(actor.tenant(), actor.subject());
        Set<String> sessions = envelopes.stream().map(ActionEnvelope::session).collect(Collectors.toSet());
        Map<String, String> kept =
                record.isEmpty() ? Map.of() : new HashMap<>(workspaces.of(actor.tenant(), actor.subject(), sessions));
        List<PlacedAction> placed = new ArrayList<>(envelopes.size());
        for (ActionEnvelope envelope : envelopes) {
            placed.add(record.isEmpty() ? unrecorded(envelope) : placed(envelope, record.get(), kept, kinds));
        }
        return placed;
    }

    private static PlacedAction unrecorded(ActionEnvelope envelope) {
        boolean named = envelope.where().workspace() != null;
        return new PlacedAction(
                envelope.with(Recorded.NOTHING.in(named ? Recorded.Workspace.ELSEWHERE : Recorded.Workspace.NONE)),
                new Workplace(null, directory(envelope)));
    }

    private PlacedAction placed(
            ActionEnvelope envelope, AgentRecord record, Map<String, String> kept, @Nullable PathKinds kinds) {
        String named = envelope.where().workspace();
        String before = kept.get(envelope.session());
        if (named != null && envelope.session().isEmpty()) {
            throw ProblemException.at(
                    ProblemCode.INVALID_FIELD, "/session", "name the session whose workspace this is");
        }
        if (named != null && before != null && !same(named, before)) {
            throw kept(envelope.session(), before);
        }
        boolean current = !record.expired(clock.instant());
        Workspace workspace = current ? allowed(before == null ? named : before, record, kinds) : null;
        if (workspace != null && before == null) {
            Actor actor = envelope.actor();
            String first = workspaces.keep(actor.tenant(), actor.subject(), envelope.session(), workspace.root());
            if (!first.equals(workspace.root())) {
                throw kept(envelope.session(), first);
            }
            kept.put(envelope.session(), first);
        }
        Recorded.Workspace state = workspace != null
                ? Recorded.Workspace.PROJECT
                : named != null || before != null ? Recorded.Workspace.ELSEWHERE : Recorded.Workspace.NONE;
        return new PlacedAction(
                envelope.with(record.facts(clock.instant()).in(state)), new Workplace(workspace, directory(envelope)));
    }

    private static @Nullable Workspace allowed(@Nullable String named, AgentRecord record, @Nullable PathKinds kinds) {
        Workspace workspace = named == null ? null : plain(named);
        boolean allowed = workspace != null
                && kinds != null
                && record.allows(workspace)
                && kinds.refuses(workspace).isEmpty();
        return allowed ? workspace : null;
    }

    private static @Nullable Workspace plain(String named) {
        try {
            return Workspace.of(named);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static boolean same(String named, String before) {
        Workspace workspace = plain(named);
        return workspace != null && workspace.root().equals(before);
    }

    private static ProblemException kept(String session, String workspace) {
        return ProblemException.at(
                ProblemCode.WORKSPACE_KEPT,
                "/workspace",
                "the session `" + session + "` works in `" + workspace + "`; another workspace needs another session");
    }

    private static String directory(ActionEnvelope envelope) {
        String directory = envelope.where().directory();
        return directory == null ? "" : directory;
    }
}
