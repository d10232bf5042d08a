package dev.governor.cli.rules;

import dev.governor.analysis.Remark;
import dev.governor.cli.Telling;
import dev.governor.workshop.Workbench;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code governor rules analyze}: conflicts, shadows, redundancy, rules that never hold, gaps. */
@Command(
        name = "analyze",
        description =
                "Look for conflicts, shadowed, redundant and unreachable rules and for gaps, for every case at once.",
        mixinStandardHelpOptions = true)
final class AnalyzeCommand implements Callable<Integer> {

    @Mixin
    private Telling telling;

    @Parameters(
            arity = "0..1",
            paramLabel = "BUNDLE",
            description = "The bundle: a directory, or URL#REF of a Git repository.")
    private @Nullable String directory;

    @Override
    public Integer call() {
        return telling.orProblems(() -> {
            Workbench workbench = Workbench.standard();
            List<Remark> remarks = workbench.analyze(workbench.open(BundleDirectory.source(directory)));
            boolean right = remarks.stream().noneMatch(remark -> remark.level() == Remark.Weight.ERROR);
            return telling.tell(right, remarks, out -> print(remarks, out));
        });
    }

    private static void print(List<Remark> remarks, PrintWriter out) {
        for (Remark remark : remarks) {
            String place = remark.places().isEmpty() ? "" : remark.places().get(0) + ": ";
            Telling.lines(
                    out,
                    List.of(place + remark.level().word() + ": " + remark.kind().word() + ": " + remark.message()));
            remark.places().stream().skip(1).forEach(other -> Telling.lines(out, List.of("    see " + other)));
            if (!remark.example().isEmpty()) {
                Telling.lines(out, List.of("    for example " + remark.example()));
            }
            if (!remark.hint().isEmpty()) {
                Telling.lines(out, List.of("    " + remark.hint()));
            }
        }
        out.println(remarks.isEmpty() ? "nothing to remark" : remarks.size() + " remarks");
    }
}
