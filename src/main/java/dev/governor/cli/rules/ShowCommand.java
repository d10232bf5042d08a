package dev.governor.cli.rules;

import dev.governor.bundle.PolicyBundle;
import dev.governor.cli.Telling;
import dev.governor.cli.TextTable;
import dev.governor.workshop.RuleCard;
import dev.governor.workshop.Workbench;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code governor rules show}: the rules of a bundle as a table, or one of them in full. */
@Command(name = "show", description = "Show the rules of a bundle, or one of them.", mixinStandardHelpOptions = true)
final class ShowCommand implements Callable<Integer> {

    @Mixin
    private Telling telling;

    @Parameters(arity = "0..1", paramLabel = "RULE", description = "The id of a rule.")
    private @Nullable String rule;

    @Option(
            names = {"-b", "--bundle"},
            paramLabel = "DIR",
            description = "The bundle.")
    private @Nullable String directory;

    @Option(names = "--in", paramLabel = "NAME", description = "Only the rules of policy, risk or agents.")
    private @Nullable String only;

    @Override
    public Integer call() {
        return telling.orProblems(() -> {
            Workbench workbench = Workbench.standard();
            PolicyBundle bundle = workbench.open(BundleDirectory.source(directory));
            if (rule != null) {
                RuleCard card = workbench.rule(bundle, rule);
                return telling.tell(true, card, out -> print(card, out));
            }
            List<RuleCard> cards = workbench.rules(bundle).stream()
                    .filter(card -> only == null || card.directory().equals(only))
                    .toList();
            return telling.tell(true, cards, out -> table(cards, out));
        });
    }

    private static void table(List<RuleCard> cards, PrintWriter out) {
        TextTable table = new TextTable("place", "effect", "rule", "title");
        cards.forEach(card -> table.row(card.at(), card.text("effect"), card.id(), card.text("title")));
        table.print(out);
    }

    static void print(RuleCard card, PrintWriter out) {
        TextTable table = new TextTable("rule", card.id());
        table.row("place", card.at());
        card.metadata().forEach((name, value) -> {
            if (!name.equals("id")) {
                table.row(name, value);
            }
        });
        card.conditions().forEach(condition -> table.row("when", condition));
        table.print(out);
    }
}
