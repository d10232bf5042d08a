package dev.governor.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.governor.credential.TargetConfiguration.Login;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which ordinary logins a configuration means. */
class TargetRegistryTest {

    @Test
    void shouldTakeOneLoginAListOrBoth() {
        assertThat(users(Map.of("probe", "one"))).containsExactly("one");
        assertThat(users(Map.of("probes[0]", "one", "probes[1]", "two"))).containsExactly("one", "two");
        assertThat(users(Map.of("probe", "one", "probes[0]", "two"))).containsExactly("one", "two");
    }

    @Test
    void shouldRefuseAClusterWithoutAnOrdinaryLogin() {
        assertThatThrownBy(() -> users(Map.of()))
                .hasMessage("`governor.targets.x` has no ordinary login: set `governor.targets.x.probes[0].user` and"
                        + " `.secret`");
    }

    @Test
    void shouldRefuseALoginThatIsNamedTwice() {
        assertThatThrownBy(() -> users(Map.of("probe", "one", "probes[0]", "one")))
                .hasMessage("`governor.targets.x` names an ordinary login twice: one, one");
    }

    private static Iterable<String> users(Map<String, String> logins) {
        Map<String, String> properties = new HashMap<>(Map.of("host", "here", "data-owner", "owner"));
        Map<String, String> all = new HashMap<>(logins);
        all.putAll(Map.of("broker", "broker", "observer", "observer"));
        all.forEach((duty, user) -> {
            properties.put(duty + ".user", user);
            properties.put(duty + ".secret", "env:HOME");
        });
        Map<String, String> prefixed = new HashMap<>();
        properties.forEach((name, value) -> prefixed.put("governor.targets.x." + name, value));
        TargetConfiguration configuration = new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(prefixed, "test", 100))
                .withMapping(TargetConfiguration.class)
                .build()
                .getConfigMapping(TargetConfiguration.class);
        return TargetRegistry.of(configuration).probes("x").stream()
                .map(Login::user)
                .toList();
    }
}
