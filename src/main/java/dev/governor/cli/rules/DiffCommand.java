package dev.governor.cli.rules;

import dev.governor.analysis.BehaviourRegion;
import dev.governor.cli.Telling;
import dev.governor.cli.TextTable;
import dev.governor.workshop.BundleDifference;
import dev.governor.workshop.BundleDifference.Flip;
import dev.governor.workshop.RuleChange;
import dev.governor.workshop.Workbench;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code governor rules diff}: what changes from one bundle to another. */
@Command(
        name = "diff",
        description = {
            "Compare two bundles: the rules that differ, and the cases that are answered otherwise.",
            "The cases are both bundles' scenarios, and each of them moved into each rule that differs."
        },
        mixinStandardHelpOptions = true)
final class DiffCommand implements Callable<Integer> {

    @Mixin
    private Telling telling;

    @Parameters(index = "0", paramLabel = "OLD", description = "The bundle before.")
    private String before;

    @Parameters(index = "1", paramLabel = "NEW", description = "The bundle after.")
    private String after;

    @Override
    public Integer call() {
        return telling.orProblems(() -> {
            Workbench workbench = Workbench.standard();
            BundleDifference difference = workbench.diff(
                    workbench.open(BundleDirectory.source(before)), workbench.open(BundleDirectory.source(after)));
            return telling.tell(true, difference, out -> print(difference, out));
        });
    }

    private static void print(BundleDifference difference, PrintWriter out) {
        out.println(difference.from() + " -> " + difference.to());
        for (RuleChange change : difference.rules()) {
            Telling.lines(out, List.of(change.kind() + " " + change.id()));
            change.differences().forEach(line -> Telling.lines(out, List.of("    " + line)));
        }
        if (difference.rules().isEmpty()) {
            out.println("no rule differs");
        }
        out.println();
        print(difference.regions(), out);
        KnowledgeLines.print(difference.knowledge(), out);
        if (difference.flips().isEmpty()) {
            out.println("none of " + difference.cases() + " cases of the scenarios is answered otherwise");
            return;
        }
        TextTable table = new TextTable("cases", "from", "to", "", "because of", "for example");
        for (Flip flip : difference.flips()) {
            table.row(
                    flip.count(),
                    flip.from(),
                    flip.to(),
                    flip.loosens() ? "LOOSER" : "stricter",
                    String.join(", ", flip.because()),
                    flip.examples().get(0).scenario());
        }
        table.print(out);
        out.println("of " + difference.cases() + " cases of the scenarios");
    }

    private static void print(Map<String, List<BehaviourRegion>> regions, PrintWriter out) {
        regions.forEach((directory, found) -> {
            for (BehaviourRegion region : found) {
                String cases = region.conditions().entrySet().stream()
                        .map(entry -> entry.getKey() + " " + entry.getValue())
                        .collect(Collectors.joining(", "));
                Telling.lines(
                        out,
                        List.of(
                                directory + ": " + region.before().word() + " -> "
                                        + region.after().word()
                                        + (region.after().compareTo(region.before()) < 0 ? " LOOSER" : " stricter"),
                                "    for every case with " + cases));
            }
        });
    }
}
