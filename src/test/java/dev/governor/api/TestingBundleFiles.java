package dev.governor.api;

import dev.governor.bundle.BundleSource;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** The shipped bundle's files as a body sends them, with changes. */
final class TestingBundleFiles {

    private final Map<String, String> files = new TreeMap<>();

    TestingBundleFiles() {
        BundleSource.ofDirectory(Path.of("rules"))
                .files()
                .forEach((path, bytes) -> files.put(path, new String(bytes, StandardCharsets.UTF_8)));
    }

    TestingBundleFiles version(String version) {
        return replace("bundle.yaml", "(?m)^version: .*$", "version: " + version);
    }

    /** Lets a person look at every file that an agent reads. */
    TestingBundleFiles stricterAboutReading() {
        files.put("agents/reading.drl", """
                // Somebody looks at every file that is read.
                package governor.agents;

                import dev.governor.policy.action.ActionCase;

                // Reading is watched.
                rule "agents/require-approval/reading"
                  @id("agents/require-approval/reading")
                  @title("Reading of files")
                  @effect("require_approval")
                  @reason("a person looks at every file that is read")
                  @rationale("for a test")
                  @control("NIST CSF 2.0 PR.DS-10")
                  @owner("security-policy")
                  @since("0.9.0")
                when
                  ActionCase(
                    effect == "read_file"
                  )
                then
                end
                """);
        return this;
    }

    /** Denies one tool that needs a person otherwise, with a scenario for it. */
    TestingBundleFiles denyingTool(String tool) {
        files.put("agents/canary.drl", """
                // One tool is not called.
                package governor.agents;

                import dev.governor.policy.action.ActionCase;

                // Nobody calls it.
                rule "agents/deny/canary-tool"
                  @id("agents/deny/canary-tool")
                  @title("A tool that nobody calls")
                  @effect("deny")
                  @reason("nobody calls this tool")
                  @rationale("for a test")
                  @control("OWASP ASI04")
                  @owner("security-policy")
                  @since("0.9.0")
                when
                  ActionCase(
                    effect == "use_tool",
                    tool == "TOOL"
                  )
                then
                end
                """.replace("TOOL", tool));
        files.computeIfPresent("scenarios/agents.yaml", (path, text) -> text + """
                  - name: a tool that nobody calls
                    facts: {effect: use_tool, action_type: call_tool, resource_kind: none, tool: TOOL}
                    outcome: deny
                    determined_by: [agents/deny/canary-tool]
                    holds: [agents/deny/canary-tool, agents/require-approval/tool, agents/reviewers/one]
                """.replace("TOOL", tool));
        return this;
    }

    TestingBundleFiles with(String path, String text) {
        files.put(path, text);
        return this;
    }

    TestingBundleFiles replace(String path, String from, String to) {
        files.computeIfPresent(path, (name, text) -> text.replaceAll(from, to));
        return this;
    }

    Map<String, String> map() {
        return Map.copyOf(files);
    }
}
