package dev.governor.cli.rules;

import dev.governor.bundle.PolicyBundle;
import dev.governor.cli.Telling;
import dev.governor.cli.TextTable;
import dev.governor.simulation.RuleCoverage;
import dev.governor.simulation.ScenarioReport;
import dev.governor.simulation.ScenarioResult;
import dev.governor.workshop.Workbench;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code governor rules test}: the scenarios of a bundle, and how well they cover its rules. */
@Command(
        name = "test",
        description = "Run the scenarios of a bundle; each rule needs one in which it holds and a near miss.",
        mixinStandardHelpOptions = true)
final class TestCommand implements Callable<Integer> {

    @Mixin
    private Telling telling;

    @Parameters(
            arity = "0..1",
            paramLabel = "BUNDLE",
            description = "The bundle: a directory, or URL#REF of a Git repository.")
    private @Nullable String directory;

    @Option(names = "--coverage", description = "List every rule with its hits and near misses.")
    private boolean coverage;

    @Override
    public Integer call() {
        return telling.orProblems(() -> {
            Workbench workbench = Workbench.standard();
            PolicyBundle bundle = workbench.open(BundleDirectory.source(directory));
            ScenarioReport report = workbench.test(bundle);
            return telling.tell(report.passed(), report, out -> print(report, out));
        });
    }

    private void print(ScenarioReport report, PrintWriter out) {
        report.problems().forEach(problem -> Telling.lines(out, List.of(problem.at() + ": " + problem.detail())));
        for (ScenarioResult failed : report.failed()) {
            Telling.lines(out, List.of(failed.at() + ": `" + failed.name() + "` ends otherwise"));
            failed.mismatches().forEach(mismatch -> Telling.lines(out, List.of("    " + mismatch)));
        }
        report.uncovered()
                .forEach(rule ->
                        Telling.lines(out, List.of(rule.at() + ": " + rule.gap().orElse(""))));
        if (coverage) {
            TextTable table = new TextTable("place", "rule", "hits", "near misses");
            for (RuleCoverage rule : report.rules()) {
                table.row(
                        rule.at(),
                        rule.rule(),
                        rule.hits().size(),
                        rule.nearMisses().size());
            }
            table.print(out);
        }
        out.println("%d scenarios, %d of them end otherwise; %d rules, %d of them not covered"
                .formatted(
                        report.scenarios().size(),
                        report.failed().size(),
                        report.rules().size(),
                        report.uncovered().size()));
    }
}
