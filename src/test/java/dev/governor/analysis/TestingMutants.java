package dev.governor.analysis;

import dev.governor.bundle.BundleLoader;
import dev.governor.bundle.BundleSource;
import dev.governor.bundle.PolicyBundle;
import dev.governor.policy.PolicyVocabulary;
import dev.governor.policy.TestingBundles;
import dev.governor.policy.action.AgentVocabulary;
import dev.governor.risk.RiskVocabulary;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The default bundle with something changed in its files. */
final class TestingMutants {

    private final SortedMap<String, byte[]> files =
            new TreeMap<>(TestingBundles.source().files());

    static TestingMutants ofTheDefault() {
        return new TestingMutants();
    }

    /** Adds a file, or text at the end of one. */
    TestingMutants adding(String file, String text) {
        String before = files.containsKey(file) ? text(file) : "";
        files.put(file, (before + text).getBytes(StandardCharsets.UTF_8));
        return this;
    }

    /** Adds a rule to {@code policy/}. */
    TestingMutants addingRule(String id, String effect, String conditions) {
        return adding("policy/planted-" + id.replace('/', '-') + ".drl", """
                package governor.policy;
                import dev.governor.policy.Case;
                rule "%s"
                  @id("%s") @title("t") @effect("%s") @reason("r") @owner("o") @since("1") when
                  Case(%s)
                then
                end
                """.formatted(id, id, effect, conditions));
    }

    /** Replaces all rules about agents, and what is proved of them, by {@code rules}. */
    TestingMutants withOnly(String rules) {
        files.keySet().removeIf(file -> file.startsWith("agents/") || file.endsWith("/agents.yaml"));
        return adding("agents/planted.drl", rules);
    }

    /** Replaces {@code part} of a file, which has it. */
    TestingMutants replacing(String file, String part, String by) {
        String before = text(file);
        if (!before.contains(part)) {
            throw new IllegalArgumentException("`" + file + "` has no `" + part + "`");
        }
        files.put(file, before.replace(part, by).getBytes(StandardCharsets.UTF_8));
        return this;
    }

    PolicyBundle read() {
        return read(new PolicyVocabulary());
    }

    /** Returns the bundle as somebody reads it who takes {@code plans} for the words of its policy. */
    PolicyBundle read(PolicyVocabulary plans) {
        return new BundleLoader(
                        List.of(plans, new RiskVocabulary(), new AgentVocabulary()),
                        TestingMutants.class.getClassLoader())
                .read(new BundleSource("mutant", files));
    }

    String text(String file) {
        return new String(files.getOrDefault(file, new byte[0]), StandardCharsets.UTF_8);
    }
}
