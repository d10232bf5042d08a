package dev.governor.cli.rules;

import dev.governor.bundle.PolicyBundle;
import dev.governor.cli.Telling;
import dev.governor.cli.TextTable;
import dev.governor.workshop.Explanation;
import dev.governor.workshop.Workbench;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code governor rules explain}: what a bundle answers to a case, and which rules nearly held. */
@Command(
        name = "explain",
        description = {
            "Answer a case and say why: the rules that hold, and those that one condition keeps from holding.",
            "The case is a scenario of the bundle, or the facts that its scenarios start from, with --set's changes."
        },
        mixinStandardHelpOptions = true)
final class ExplainCommand implements Callable<Integer> {

    @Mixin
    private Telling telling;

    @Option(
            names = {"-b", "--bundle"},
            paramLabel = "DIR",
            description = "The bundle.")
    private @Nullable String directory;

    @Option(
            names = "--in",
            paramLabel = "NAME",
            defaultValue = "policy",
            description = "Whose rules are asked: policy or agents. Default: ${DEFAULT-VALUE}.")
    private String about = "policy";

    @Option(names = "--scenario", paramLabel = "NAME", defaultValue = "", description = "A scenario of the bundle.")
    private String scenario = "";

    @Option(names = "--set", paramLabel = "FACT=VALUE", description = "A fact that is different; may be repeated.")
    private Map<String, String> changes = new LinkedHashMap<>();

    @Override
    public Integer call() {
        return telling.orProblems(() -> {
            Workbench workbench = Workbench.standard();
            PolicyBundle bundle = workbench.open(BundleDirectory.source(directory));
            Explanation explanation = workbench.explain(bundle, about, scenario, changes);
            return telling.tell(true, explanation, out -> print(explanation, out));
        });
    }

    private static void print(Explanation explanation, PrintWriter out) {
        out.println(explanation.answer().outcome());
        explanation.answer().reasons().forEach(reason -> Telling.lines(out, java.util.List.of("  " + reason)));
        out.println();
        TextTable holding = new TextTable("holds", "effect", "rule", "title");
        explanation
                .holding()
                .forEach(rule -> holding.row(rule.at(), rule.text("effect"), rule.id(), rule.text("title")));
        if (explanation.holding().isEmpty()) {
            out.println("no rule holds");
        } else {
            holding.print(out);
        }
        out.println();
        TextTable near = new TextTable("nearly holds", "effect", "rule", "but for", "is");
        explanation
                .nearMisses()
                .forEach(miss -> near.row(
                        miss.rule().at(),
                        miss.rule().text("effect"),
                        miss.rule().id(),
                        miss.failing(),
                        miss.actual()));
        if (!explanation.nearMisses().isEmpty()) {
            near.print(out);
        }
        out.println(explanation.others() + " rules are further away");
    }
}
