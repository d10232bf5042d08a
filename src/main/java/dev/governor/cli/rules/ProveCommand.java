package dev.governor.cli.rules;

import dev.governor.analysis.Proof;
import dev.governor.cli.Telling;
import dev.governor.cli.TextTable;
import dev.governor.workshop.Workbench;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code governor rules prove}: the safety properties of a bundle, for every case at once. */
@Command(
        name = "prove",
        description = "Prove the safety properties of a bundle, or show a case that breaks one.",
        mixinStandardHelpOptions = true)
final class ProveCommand implements Callable<Integer> {

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
            List<Proof> proofs = workbench.prove(workbench.open(BundleDirectory.source(directory)));
            boolean right = proofs.stream().allMatch(proof -> proof.status() == Proof.Status.HOLDS);
            return telling.tell(right, proofs, out -> print(proofs, out));
        });
    }

    private static void print(List<Proof> proofs, PrintWriter out) {
        TextTable table = new TextTable("", "property", "claim");
        proofs.forEach(proof -> table.row(proof.status().word(), proof.id(), proof.title()));
        table.print(out);
        for (Proof proof : proofs) {
            if (proof.status() != Proof.Status.HOLDS) {
                out.println();
                Telling.lines(out, List.of(proof.id() + ": " + proof.detail()));
                proof.places().forEach(place -> Telling.lines(out, List.of("    " + place)));
                if (!proof.counterexample().isEmpty()) {
                    Telling.lines(out, List.of("    for example " + proof.counterexample()));
                }
            }
        }
        long holding = proofs.stream()
                .filter(proof -> proof.status() == Proof.Status.HOLDS)
                .count();
        out.println(holding + " of " + proofs.size() + " properties hold");
    }
}
