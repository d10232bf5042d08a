package dev.governor.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.governor.bundle.BundleRegistry;
import dev.governor.bundle.PolicyBundle;
import dev.governor.command.Workplace;
import dev.governor.kernel.Digest;
import dev.governor.kernel.Tenant;
import dev.governor.policy.TestingBundles;
import dev.governor.policy.action.ActionEnvelope;
import dev.governor.policy.action.ActionEnvelope.Claims;
import dev.governor.policy.action.ActionReader;
import dev.governor.policy.action.ActionReading;
import dev.governor.policy.action.Actor;
import dev.governor.policy.action.AgentAction;
import dev.governor.policy.action.Destinations;
import dev.governor.policy.action.SessionStanding;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** Which reading the turn may judge by, when the world changed since it was made. */
class ActionReadingsTest {

    private static final PolicyBundle BUNDLE = TestingBundles.readDefault();
    private static final PolicyBundle NEXT = new PolicyBundle(
            BUNDLE.manifest(),
            Digest.of("next"),
            BUNDLE.facts(),
            BUNDLE.rules(),
            BUNDLE.templates(),
            BUNDLE.scenarios(),
            BUNDLE.properties(),
            BUNDLE.knowledge());
    private static final SessionStanding ENDED = new SessionStanding(5, 5, true);
    private static final ActionEnvelope ENVELOPE = new ActionEnvelope(
            new Actor("embedded|a", Tenant.DEFAULT, "embedded|o", true),
            "s",
            null,
            new AgentAction("run_command", "ls", null, null, null, null, null, null),
            null,
            Claims.NONE);
    private static final ActionReading READING =
            ActionReader.of(BUNDLE, new Destinations(List.of(), List.of())).read(ENVELOPE.action());

    private final ActionReadings readings = new ActionReadings(
            new BundleRegistry(), new EndedSessions(unreachable()), places(), new TestingActionConfig());

    /** No hosts, and what is the default otherwise. */
    private record TestingActionConfig() implements ActionConfig {

        @Override
        public Optional<List<String>> internalHosts() {
            return Optional.empty();
        }

        @Override
        public Optional<List<String>> knownHosts() {
            return Optional.empty();
        }

        @Override
        public Optional<Path> agentsFile() {
            return Optional.empty();
        }

        @Override
        public Duration denialMemory() {
            return Duration.ofHours(1);
        }

        @Override
        public Duration terminationMemory() {
            return Duration.ofDays(30);
        }
    }

    @Test
    void shouldJudgeByTheReadingOfTheBundleThatDecides() {
        ReadAction action = new ReadAction(ENVELOPE, READING, Workplace.PROJECT);

        assertThat(readings.current(action, SessionStanding.CLEAN, BUNDLE)).isSameAs(READING);
    }

    @Test
    void shouldReadAgainWhenAnotherBundleDecidesMeanwhile() {
        ReadAction action = new ReadAction(ENVELOPE, READING, Workplace.PROJECT);

        ActionReading current = readings.current(action, SessionStanding.CLEAN, NEXT);

        assertThat(current.bundle()).isEqualTo(NEXT.digest());
        assertThat(current.effects()).isEqualTo(READING.effects());
    }

    @Test
    void shouldReadWhatWasLeftUnreadWhenTheSessionNoLongerCountsAsEnded() {
        ReadAction action = new ReadAction(ENVELOPE, null, Workplace.PROJECT);

        assertThat(readings.current(action, SessionStanding.CLEAN, BUNDLE)).isEqualTo(READING);
    }

    @Test
    void shouldReadNothingWhenTheSessionHasEnded() {
        ReadAction action = new ReadAction(ENVELOPE, null, Workplace.PROJECT);

        assertThat(readings.current(action, ENDED, NEXT)).isNull();
    }

    private static ActionPlaces places() {
        TestingActionConfig config = new TestingActionConfig();
        return new ActionPlaces(
                new AgentRecordRepository(unreachable()),
                new SessionWorkspaces(unreachable(), config, Clock.systemUTC()),
                Clock.systemUTC());
    }

    private static DataSource unreachable() {
        return (DataSource) Proxy.newProxyInstance(
                ActionReadingsTest.class.getClassLoader(),
                new Class<?>[] {DataSource.class},
                (proxy, method, arguments) -> {
                    throw new SQLException("there is no database");
                });
    }
}
