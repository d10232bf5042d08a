package dev.governor.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConfiguredBundleTest {

    private static final String SSH = "ssh://git@127.0.0.1/rules.git";

    @Test
    void shouldReadTheDirectory() {
        assertThat(of(Map.of("governor.bundle.directory", "rules")).digest())
                .isEqualTo(BundleSource.ofDirectory(Path.of("rules")).digest());
    }

    @Test
    void shouldNotChooseBetweenADirectoryAndARepository() {
        assertThatThrownBy(() -> of(Map.of("governor.bundle.directory", "rules", "governor.bundle.git.url", SSH)))
                .hasMessage("`governor.bundle.directory` and `governor.bundle.git.url` are both set: keep one");
    }

    @Test
    void shouldNeedBothFilesForSsh() {
        assertThatThrownBy(() -> of(Map.of("governor.bundle.git.url", SSH, "governor.bundle.git.key-file", "key")))
                .hasMessageContaining("`governor.bundle.git.known-hosts` and `governor.bundle.git.key-file`");
        assertThatThrownBy(() -> of(Map.of(
                        "governor.bundle.git.url", SSH,
                        "governor.bundle.git.key-file", "key",
                        "governor.bundle.git.known-hosts", "nowhere/hosts")))
                .hasMessage("the file of known hosts `hosts` cannot be read");
    }

    private static BundleSource of(Map<String, String> configuration) {
        return ConfiguredBundle.of(new SmallRyeConfigBuilder()
                .withMapping(BundleConfig.class)
                .withDefaultValues(configuration)
                .build()
                .getConfigMapping(BundleConfig.class));
    }
}
