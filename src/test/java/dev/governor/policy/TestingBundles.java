package dev.governor.policy;

import dev.governor.bundle.BundleLoader;
import dev.governor.bundle.BundleSource;
import dev.governor.bundle.PolicyBundle;
import dev.governor.kernel.ProblemException;
import dev.governor.policy.action.AgentVocabulary;
import dev.governor.risk.RiskVocabulary;
import java.nio.file.Path;
import java.util.List;

/** The default bundle, loaded once for all tests. */
public final class TestingBundles {

    private static final class Loaded {
        static final PolicyBundle DEFAULT = loadDefault();
    }

    private TestingBundles() {}

    private static PolicyBundle loadDefault() {
        try {
            return load(source());
        } catch (ProblemException e) {
            throw new AssertionError(e.places().toString(), e);
        }
    }

    public static PolicyBundle defaultBundle() {
        return Loaded.DEFAULT;
    }

    /** Returns the default bundle, checked and not compiled. */
    public static PolicyBundle readDefault() {
        return read(source());
    }

    public static BundleSource source() {
        return BundleSource.ofDirectory(Path.of("rules"));
    }

    public static PolicyBundle load(BundleSource source) {
        return loader().load(source);
    }

    /** Returns the bundle, checked and not compiled. */
    public static PolicyBundle read(BundleSource source) {
        return loader().read(source);
    }

    private static BundleLoader loader() {
        return new BundleLoader(
                List.of(new PolicyVocabulary(), new RiskVocabulary(), new AgentVocabulary()),
                TestingBundles.class.getClassLoader());
    }
}
