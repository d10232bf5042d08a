package dev.governor.agent;

import dev.governor.bundle.BundleRegistry;
import dev.governor.bundle.PolicyBundle;
import dev.governor.context.ContextService;
import dev.governor.kernel.Tenant;
import dev.governor.policy.action.ActionEnvelope;
import dev.governor.policy.action.ActionJudge;
import dev.governor.policy.action.ActionReader;
import dev.governor.policy.action.Actor;
import dev.governor.policy.action.AgentAction;
import dev.governor.policy.action.Destinations;
import dev.governor.policy.action.SessionStanding;
import io.quarkus.arc.profile.UnlessBuildProfile;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Lets the readers of commands and the rules answer a few questions that nobody asked, so that the first agent need not wait. */
@ApplicationScoped
@UnlessBuildProfile("test")
class WarmUp {

    private static final Logger LOG = Logger.getLogger(WarmUp.class);
    private static final int ROUNDS = 30;
    private static final SessionStanding CLEAN = new SessionStanding(0, 0, false);
    private static final List<String> COMMANDS = List.of(
            "ls -la src | head -20",
            "git commit -am 'say why' && git push",
            "for f in *.txt; do cat \"$f\"; done",
            "rm -rf build",
            "curl -s https://example.org/x > out.json",
            "psql -c 'select 1 from orders where id = 7'");
    private static final List<String> QUERIES =
            List.of("select name from customer where id = 7", "drop table customer");

    private final BundleRegistry bundles;
    private final ContextService context;
    private final Clock clock;

    WarmUp(BundleRegistry bundles, ContextService context, Clock clock) {
        this.bundles = bundles;
        this.context = context;
        this.clock = clock;
    }

    void onStart(@Observes @Priority(Integer.MAX_VALUE) StartupEvent event) {
        Thread thread = new Thread(this::ask, "warm-up");
        thread.setDaemon(true);
        thread.start();
    }

    private void ask() {
        try {
            for (int round = 0; round < ROUNDS; round++) {
                PolicyBundle bundle = bundles.active();
                ActionReader reader = ActionReader.of(bundle, new Destinations(List.of(), List.of()));
                ActionJudge judge = new ActionJudge(bundle, context.view());
                Consumer<ActionEnvelope> ask =
                        envelope -> judge.decide(envelope, reader.read(envelope.action()), CLEAN, clock.instant());
                COMMANDS.forEach(command -> ask.accept(envelope("run_command", command, null)));
                QUERIES.forEach(query -> ask.accept(envelope("run_query", null, query)));
            }
        } catch (RuntimeException e) {
            LOG.debugf("the warm-up ended early: %s", e.getClass().getName());
        }
    }

    private static ActionEnvelope envelope(String type, @Nullable String command, @Nullable String query) {
        return new ActionEnvelope(
                new Actor("warm-up", Tenant.DEFAULT, null, true),
                "warm-up",
                null,
                new AgentAction(type, command, null, null, query, null, null, null),
                null,
                ActionEnvelope.Claims.NONE);
    }
}
