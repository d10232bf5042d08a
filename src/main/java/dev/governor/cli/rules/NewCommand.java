package dev.governor.cli.rules;

import dev.governor.bundle.BundleSource;
import dev.governor.cli.CommandFailure;
import dev.governor.cli.Telling;
import dev.governor.workshop.DraftedRule;
import dev.governor.workshop.RuleDraft;
import dev.governor.workshop.Workbench;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code governor rules new}: begins a rule, with a scenario in which it holds and one that it narrowly misses. */
@Command(
        name = "new",
        description = "Begin a rule: its file, a scenario in which it holds, and one that misses it by one condition.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExample:%n",
        footer =
                "  governor rules new deny/restricted-data --effect deny --when 'dataClassification == \"restricted\"'")
final class NewCommand implements Callable<Integer> {

    @Mixin
    private Telling telling;

    @Parameters(paramLabel = "RULE", description = "The id of the rule, a path such as deny/restricted-data.")
    private String rule;

    @Option(
            names = {"-b", "--bundle"},
            paramLabel = "DIR",
            description = "The bundle.")
    private @Nullable Path directory;

    @Option(
            names = "--in",
            paramLabel = "NAME",
            defaultValue = "policy",
            description = "Whose rules it joins: policy or agents. Default: ${DEFAULT-VALUE}.")
    private String about = "policy";

    @Option(
            names = "--when",
            required = true,
            paramLabel = "CONDITION",
            description = "What must hold, as in a rule; the first one is an equality. May be repeated.")
    private List<String> conditions = new ArrayList<>();

    @Option(names = "--effect", paramLabel = "EFFECT", description = "What the rule asks for.")
    private @Nullable String effect;

    @Option(names = "--title", paramLabel = "TEXT", description = "What it is called.")
    private @Nullable String title;

    @Option(names = "--reason", paramLabel = "TEXT", description = "The sentence that agents and approvers read.")
    private @Nullable String reason;

    @Option(names = "--owner", paramLabel = "TEAM", description = "Who answers for it.")
    private @Nullable String owner;

    @Override
    public Integer call() {
        return telling.orProblems(() -> {
            Path bundle = BundleDirectory.of(directory);
            BundleSource source = BundleSource.ofDirectory(bundle);
            RuleDraft draft = new RuleDraft(about, rule, metadata(), conditions);
            DraftedRule drafted = Workbench.standard().draft(source, draft);
            drafted.files().forEach((file, text) -> write(bundle.resolve(file), text));
            return telling.tell(
                    true,
                    drafted,
                    out -> drafted.files()
                            .keySet()
                            .forEach(file -> out.println("wrote " + Telling.inside(bundle.toString(), file))));
        });
    }

    private Map<String, String> metadata() {
        Map<String, String> metadata = new LinkedHashMap<>();
        put(metadata, "effect", effect);
        put(metadata, "title", title);
        put(metadata, "reason", reason);
        put(metadata, "owner", owner);
        return metadata;
    }

    private static void put(Map<String, String> metadata, String name, @Nullable String value) {
        if (value != null) {
            metadata.put(name, value);
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new CommandFailure("cannot write `" + file + "`", e);
        }
    }
}
