package dev.governor.cli.rules;

import dev.governor.cli.Telling;
import dev.governor.cli.TextTable;
import dev.governor.workshop.knowledge.KnowledgeChange;
import dev.governor.workshop.knowledge.KnowledgeDifference;
import dev.governor.workshop.knowledge.LineFlip;
import java.io.PrintWriter;
import java.util.List;

/** Tells what differs between two bundles' knowledge. */
final class KnowledgeLines {

    /** More than these are counted instead of shown; {@code --json} has all of them. */
    private static final int MOST = 40;

    private KnowledgeLines() {}

    static void print(KnowledgeDifference difference, PrintWriter out) {
        if (difference.entries().isEmpty() && difference.lines() == 0) {
            return;
        }
        for (KnowledgeChange change : first(difference.entries())) {
            Telling.lines(out, List.of(change.kind() + " " + change.file() + " " + change.entry()));
            if (!change.gone().isEmpty()) {
                Telling.lines(out, List.of("    gone: " + String.join(" ", change.gone())));
            }
            if (!change.come().isEmpty()) {
                Telling.lines(out, List.of("    come: " + String.join(" ", change.come())));
            }
        }
        more(difference.entries(), "entries", out);
        first(difference.loosened())
                .forEach(flip -> Telling.lines(
                        out,
                        List.of("LOOSER " + flip.from() + ": " + flip.before() + " -> " + flip.after() + " for `"
                                + flip.line() + "`")));
        more(difference.loosened(), "loosened lines", out);
        print(difference.flips(), out);
        out.println("%d of %d lines of the corpora are answered otherwise"
                .formatted(difference.flips().size(), difference.lines()));
        out.println();
    }

    private static void print(List<LineFlip> flips, PrintWriter out) {
        if (!flips.isEmpty()) {
            TextTable table = new TextTable("corpus", "from", "to", "", "line");
            first(flips)
                    .forEach(flip -> table.row(
                            flip.from(),
                            flip.before(),
                            flip.after(),
                            flip.loosens() ? "LOOSER" : "stricter",
                            flip.line()));
            table.print(out);
            more(flips, "lines", out);
        }
    }

    private static <T> List<T> first(List<T> all) {
        return all.subList(0, Math.min(MOST, all.size()));
    }

    private static void more(List<?> all, String what, PrintWriter out) {
        if (all.size() > MOST) {
            out.println("and %d more %s".formatted(all.size() - MOST, what));
        }
    }
}
