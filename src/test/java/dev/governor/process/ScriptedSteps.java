package dev.governor.process;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Set;

/** An application whose steps are a {@link TestingRemediationSteps}. */
public class ScriptedSteps implements QuarkusTestProfile {

    @Override
    public Set<Class<?>> getEnabledAlternatives() {
        return Set.of(TestingRemediationSteps.class);
    }
}
