package dev.governor.workshop;

import dev.governor.policy.TestingBundles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The default bundle with many more rules, each with a scenario in which it holds and a near miss: it may decide. */
public final class TestingLargeBundle {

    private static final String SCENARIOS = "scenarios/policy.yaml";

    private TestingLargeBundle() {}

    /** Writes a bundle with {@code more} rules besides the default ones into {@code directory}. */
    public static void write(Path directory, int more) throws IOException {
        SortedMap<String, byte[]> files = new TreeMap<>(TestingBundles.source().files());
        StringBuilder rules = new StringBuilder("package governor.policy;\n\nimport dev.governor.policy.Case;\n");
        StringBuilder scenarios = new StringBuilder(new String(files.get(SCENARIOS), StandardCharsets.UTF_8));
        for (int i = 0; i < more; i++) {
            rules.append("""

                    rule "deny/generated-%1$d"
                      @id("deny/generated-%1$d") @title("Generated") @effect("deny") @reason("generated") @owner("o") @since("1")
                    when
                      Case(resourceType == "type-%2$d", findingType == "finding-%3$d", environment in ("staging", "test"), riskScore >= 40)
                    then
                    end
                    """.formatted(i, i / 5, i % 5));
            scenarios.append("""
                      - name: the generated rule %1$d holds
                        facts: {resource_type: type-%2$d, environment: staging, finding_type: finding-%3$d}
                        outcome: deny
                        determined_by: [deny/generated-%1$d]
                      - name: the generated rule %1$d is narrowly missed
                        facts: {resource_type: type-%2$d, environment: production, finding_type: finding-%3$d}
                        outcome: require_approval
                    """.formatted(i, i / 5, i % 5));
        }
        files.put("policy/generated.drl", rules.toString().getBytes(StandardCharsets.UTF_8));
        files.put(SCENARIOS, scenarios.toString().getBytes(StandardCharsets.UTF_8));
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Path path = directory.resolve(file.getKey());
            Files.createDirectories(path.toAbsolutePath().getParent());
            Files.write(path, file.getValue());
        }
    }

    /** Writes one: directory, number of rules. */
    public static void main(String... arguments) throws IOException {
        write(Path.of(arguments[0]), Integer.parseInt(arguments[1]));
    }
}
