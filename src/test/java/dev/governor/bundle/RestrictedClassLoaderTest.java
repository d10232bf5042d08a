package dev.governor.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.governor.risk.RiskCase;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RestrictedClassLoaderTest {

    private final RestrictedClassLoader loader =
            new RestrictedClassLoader(getClass().getClassLoader(), Set.of(RiskCase.class.getName()));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "java.lang.Runtime",
                "java.lang.System",
                "java.lang.ProcessBuilder",
                "java.lang.Thread",
                "java.lang.ClassLoader",
                "java.lang.reflect.Method",
                "java.io.FileInputStream",
                "java.nio.file.Files",
                "java.net.URL",
                "java.util.ServiceLoader",
                "javax.script.ScriptEngineManager",
                "dev.governor.audit.EvidenceLog",
                "dev.governor.bundle.BundleRegistry"
            })
    void shouldHideWhatARuleMustNotReach(String name) {
        assertThatThrownBy(() -> loader.loadClass(name)).isInstanceOf(ClassNotFoundException.class);
        assertThat(loader.getResourceAsStream(name.replace('.', '/') + ".class"))
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "java.lang.String",
                "java.lang.RuntimeException",
                "java.util.List",
                "org.drools.model.Model",
                "dev.governor.risk.RiskCase"
            })
    void shouldShowWhatCompiledRulesNeed(String name) throws ClassNotFoundException {
        assertThat(loader.loadClass(name).getName()).isEqualTo(name);
    }
}
