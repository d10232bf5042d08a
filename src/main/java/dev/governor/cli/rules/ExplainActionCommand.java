package dev.governor.cli.rules;

import dev.governor.bundle.PolicyBundle;
import dev.governor.cli.Telling;
import dev.governor.cli.TextTable;
import dev.governor.workshop.ActionExplanation;
import dev.governor.workshop.Workbench;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code governor rules explain-action}: how a bundle reads an action of an agent, and which rule decides on it. */
@Command(
        name = "explain-action",
        description = {
            "Read an action of an agent and say how: what each part was read as and which description said so, what"
                    + " was",
            "not understood, what the action would do, and which rule decides. Nothing is run, and no server is asked.",
            "The answer is that to an agent somebody answers for, in a fresh session, about no asset."
        },
        mixinStandardHelpOptions = true)
final class ExplainActionCommand implements Callable<Integer> {

    @Mixin
    private Telling telling;

    @Parameters(paramLabel = "TEXT", description = "The command line, query, path, address or tool.")
    private String text = "";

    @Option(
            names = "--type",
            paramLabel = "TYPE",
            defaultValue = "run_command",
            description = "What the agent asks for, for example run_query. Default: ${DEFAULT-VALUE}.")
    private String type = "run_command";

    @Option(
            names = {"-b", "--bundle"},
            paramLabel = "DIR",
            description = "The bundle.")
    private @Nullable String directory;

    @Override
    public Integer call() {
        return telling.orProblems(() -> {
            Workbench workbench = Workbench.standard();
            PolicyBundle bundle = workbench.open(BundleDirectory.source(directory));
            ActionExplanation explanation = workbench.explainAction(bundle, type, text);
            return telling.tell(true, explanation, out -> print(explanation, out));
        });
    }

    static void print(ActionExplanation explanation, PrintWriter out) {
        out.println(explanation.outcome());
        Telling.lines(out, indented(explanation.reasons()));
        TextTable parts = new TextTable("part", "read as", "because of");
        explanation.parts().forEach(part -> parts.row(part.part(), part.as(), part.source()));
        section(parts, !explanation.parts().isEmpty(), out);
        if (!explanation.notUnderstood().isEmpty()) {
            out.println();
            out.println("not understood");
            Telling.lines(out, indented(explanation.notUnderstood()));
        }
        TextTable effects = new TextTable("effect", "on", "which is", "because");
        explanation
                .effects()
                .forEach(each -> effects.row(each.effect(), each.resource(), each.subject(), each.because()));
        section(effects, !explanation.effects().isEmpty(), out);
        TextTable deciding = new TextTable("decides", "effect", "rule", "title");
        explanation
                .deciding()
                .forEach(rule -> deciding.row(
                        rule.at().isEmpty() ? "the engine" : rule.at(), rule.effect(), rule.id(), rule.title()));
        section(deciding, true, out);
    }

    private static void section(TextTable table, boolean hasRows, PrintWriter out) {
        if (hasRows) {
            out.println();
            table.print(out);
        }
    }

    private static List<String> indented(List<String> sentences) {
        return sentences.stream().map(sentence -> "  " + sentence).toList();
    }
}
