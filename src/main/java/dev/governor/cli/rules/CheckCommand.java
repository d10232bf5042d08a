package dev.governor.cli.rules;

import dev.governor.cli.Telling;
import dev.governor.workshop.CheckReport;
import dev.governor.workshop.Workbench;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code governor rules check}: everything the server would refuse, without one. */
@Command(
        name = "check",
        description = {
            "Check a bundle as the server would: syntax, allow-list, types, metadata, templates, analysis, scenarios.",
            "Nothing is compiled, so it is quick; as a commit hook: exec ./governor rules check rules"
        },
        mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {

    @Mixin
    private Telling telling;

    @Parameters(
            arity = "0..1",
            paramLabel = "BUNDLE",
            description = "The bundle: a directory, or URL#REF of a Git repository.")
    private @Nullable String directory;

    @Override
    public Integer call() {
        String bundle = BundleDirectory.name(directory);
        CheckReport report = Workbench.standard().check(bundle, () -> BundleDirectory.source(directory));
        return telling.tell(report.passed(), report, out -> {
            if (!report.passed()) {
                Telling.problems(report.problems(), bundle, out);
                return;
            }
            out.println("%s %s (%s) is well-formed: %s"
                    .formatted(
                            report.name(),
                            report.version(),
                            report.digest(),
                            report.rules().entrySet().stream()
                                    .map(entry -> entry.getValue() + " rules of " + entry.getKey())
                                    .collect(Collectors.joining(", "))));
            report.remarks().forEach(remark -> out.println("remark: " + remark));
        });
    }
}
