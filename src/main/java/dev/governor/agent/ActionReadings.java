package dev.governor.agent;

import dev.governor.bundle.BundleRegistry;
import dev.governor.bundle.Deciding;
import dev.governor.bundle.PolicyBundle;
import dev.governor.command.path.PathKinds;
import dev.governor.kernel.Digest;
import dev.governor.policy.action.ActionEnvelope;
import dev.governor.policy.action.ActionReader;
import dev.governor.policy.action.ActionReading;
import dev.governor.policy.action.Actor;
import dev.governor.policy.action.AgentAction;
import dev.governor.policy.action.Destinations;
import dev.governor.policy.action.SessionStanding;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads what actions would do before anybody's turn comes, by the bundle that decides on who asks.
 *
 * <p>INVARIANT: nothing of an action is read in a session that has ended.
 */
@ApplicationScoped
class ActionReadings {

    /** Content is searched for secrets and not taken apart, so it costs the less. */
    private static final int LETTERS_OF_CONTENT = 32;

    /** How many bundles' readers are kept: those of the active one, of a canary, and of two that decided before. */
    private static final int MOST_READERS = 4;

    private final BundleRegistry bundles;
    private final EndedSessions sessions;
    private final ActionPlaces workplaces;
    private final Destinations destinations;
    private final ReadingPlaces places = ReadingPlaces.ofMachine();
    private final Map<Digest, ActionReader> readers = new ConcurrentHashMap<>();

    ActionReadings(BundleRegistry bundles, EndedSessions sessions, ActionPlaces workplaces, ActionConfig config) {
        this.bundles = bundles;
        this.sessions = sessions;
        this.workplaces = workplaces;
        this.destinations = new Destinations(
                config.internalHosts().orElse(List.of()), config.knownHosts().orElse(List.of()));
    }

    /**
     * Returns the actions of one caller, read.
     *
     * @param envelopes at least one
     * @throws dev.governor.kernel.ProblemException {@code unavailable} when they cannot be read in time
     */
    List<ReadAction> of(List<ActionEnvelope> envelopes) {
        Actor actor = envelopes.get(0).actor();
        Set<String> ended =
                sessions.among(envelopes.stream().map(ActionEnvelope::session).collect(Collectors.toSet()), actor);
        PolicyBundle bundle = deciding(actor).bundle();
        ActionReader reader = reader(bundle);
        return places.readAll(
                workplaces.of(envelopes, bundle.knowledge(PathKinds.class).orElse(null)),
                each -> ended.contains(each.envelope().session())
                        ? 0
                        : weight(each.envelope().action()),
                each -> new ReadAction(
                        each.envelope(),
                        ended.contains(each.envelope().session())
                                ? null
                                : reader.read(each.envelope().action(), each.place()),
                        each.place()));
    }

    /**
     * Returns who decides on what {@code actor} asks. It is not chosen by the session, whose name is the sender's, who could
     * try names until one lands where it is easier.
     */
    Deciding deciding(Actor actor) {
        return bundles.deciding(
                actor.tenant(), actor.subject() + "\n" + (actor.operator() == null ? "" : actor.operator()));
    }

    /**
     * Returns the reading that {@code bundle} may judge by in a session of that standing. An action is read again when another
     * bundle began to decide since, or when its session no longer counts as ended.
     */
    @Nullable
    ActionReading current(ReadAction action, SessionStanding standing, PolicyBundle bundle) {
        ActionReading reading = action.reading();
        if (standing.terminated() || reading != null && reading.bundle().equals(bundle.digest())) {
            return reading;
        }
        return reader(bundle).read(action.envelope().action(), action.place());
    }

    @PreDestroy
    void close() {
        places.close();
    }

    private ActionReader reader(PolicyBundle bundle) {
        ActionReader known = readers.get(bundle.digest());
        if (known != null) {
            return known;
        }
        if (readers.size() >= MOST_READERS) {
            readers.clear();
        }
        ActionReader reader = ActionReader.of(bundle, destinations);
        readers.put(bundle.digest(), reader);
        return reader;
    }

    private static int weight(AgentAction action) {
        return length(action.command())
                + length(action.query())
                + length(action.path())
                + length(action.resolvedPath())
                + length(action.url())
                + length(action.content()) / LETTERS_OF_CONTENT;
    }

    private static int length(@Nullable String text) {
        return text == null ? 0 : text.length();
    }
}
