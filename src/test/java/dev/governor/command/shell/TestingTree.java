package dev.governor.command.shell;

import dev.governor.command.shell.grammar.Assignment;
import dev.governor.command.shell.grammar.Part;
import dev.governor.command.shell.grammar.Redirect;
import dev.governor.command.shell.grammar.ShellCommand;
import dev.governor.command.shell.grammar.ShellGrammar;
import dev.governor.command.shell.grammar.ShellWord;
import dev.governor.kernel.Budget;
import java.util.List;
import java.util.stream.Collectors;

/** The tree of a line in a compact form: brackets around commands, quotes around what is quoted. */
final class TestingTree {

    private TestingTree() {}

    static String of(String line) {
        ShellGrammar.Result result = ShellGrammar.parse(line, Budget.ofReading());
        return result instanceof ShellGrammar.Parsed parsed
                ? command(parsed.command())
                : "refused: " + ((ShellGrammar.Refused) result).sentence();
    }

    static boolean reads(String line) {
        return ShellGrammar.parse(line, Budget.ofReading()) instanceof ShellGrammar.Parsed;
    }

    private static String command(ShellCommand command) {
        if (command instanceof ShellCommand.Simple simple) {
            return simple(simple);
        }
        if (command instanceof ShellCommand.Sequence sequence) {
            return sequence.commands().stream().map(TestingTree::command).collect(Collectors.joining("; "));
        }
        if (command instanceof ShellCommand.AndOr andOr) {
            return command(andOr.first())
                    + andOr.rest().stream()
                            .map(next -> (next.and() ? " && " : " || ") + command(next.command()))
                            .collect(Collectors.joining());
        }
        if (command instanceof ShellCommand.Pipeline pipeline) {
            return (pipeline.timed() ? "time " : "")
                    + (pipeline.negated() ? "! " : "")
                    + pipeline.members().stream().map(TestingTree::command).collect(Collectors.joining(" | "));
        }
        if (command instanceof ShellCommand.Redirected redirected) {
            return command(redirected.body()) + redirects(redirected.redirects());
        }
        if (command instanceof ShellCommand.For loop) {
            return "for(" + loop.name() + " in "
                    + (loop.values() == null
                            ? "$@"
                            : loop.values().stream().map(TestingTree::word).collect(Collectors.joining(" ")))
                    + ": " + command(loop.body()) + ")";
        }
        if (command instanceof ShellCommand.Case choice) {
            return "case(" + word(choice.word())
                    + choice.items().stream()
                            .map(item -> ", "
                                    + item.patterns().stream()
                                            .map(TestingTree::word)
                                            .collect(Collectors.joining("|"))
                                    + " -> " + command(item.body()) + item.ending())
                            .collect(Collectors.joining())
                    + ")";
        }
        if (command instanceof ShellCommand.Function function) {
            return "function(" + function.name() + " " + command(function.body()) + ")";
        }
        if (command instanceof ShellCommand.Test test) {
            return "test(" + test.words().stream().map(TestingTree::word).collect(Collectors.joining(" ")) + ")";
        }
        if (command instanceof ShellCommand.Expression expression) {
            return "((" + parts(expression.expression()) + "))";
        }
        if (command instanceof ShellCommand.Counting loop) {
            return "for((" + parts(loop.expressions()) + ")): " + command(loop.body());
        }
        return command.getClass().getSimpleName().toLowerCase(java.util.Locale.ROOT)
                + command.inner().stream().map(TestingTree::command).collect(Collectors.joining(" : ", "(", ")"));
    }

    private static String simple(ShellCommand.Simple simple) {
        String all = simple.assignments().stream().map(TestingTree::assignment).collect(Collectors.joining())
                + simple.words().stream().map(word -> " " + word(word)).collect(Collectors.joining())
                + simple.declared().stream()
                        .map(each -> " " + assignment(each).strip())
                        .collect(Collectors.joining())
                + redirects(simple.redirects());
        return "[" + all.strip() + "]";
    }

    private static String assignment(Assignment assignment) {
        String values = assignment.values().stream().map(TestingTree::word).collect(Collectors.joining(" "));
        return assignment.name()
                + (assignment.subscript() == null ? "" : "[" + parts(assignment.subscript()) + "]")
                + (assignment.appends() ? "+=" : "=")
                + (assignment.array() ? "(" + values + ")" : values)
                + " ";
    }

    private static String redirects(List<Redirect> redirects) {
        return redirects.stream()
                .map(redirect -> " " + redirect.descriptor()
                        + redirect.operator().sign()
                        + (redirect.document() == null
                                ? word(redirect.target())
                                : "{" + parts(redirect.document().body()).replace("\n", "␤") + "}"))
                .collect(Collectors.joining());
    }

    private static String word(ShellWord word) {
        return parts(word.parts());
    }

    private static String parts(List<Part> parts) {
        return parts.stream().map(TestingTree::part).collect(Collectors.joining());
    }

    private static String part(Part part) {
        if (part instanceof Part.Literal literal) {
            return literal.quoted() ? "'" + literal.text() + "'" : literal.text();
        }
        if (part instanceof Part.Quoted quoted) {
            return "\"" + parts(quoted.parts()) + "\"";
        }
        if (part instanceof Part.Parameter parameter) {
            return "${" + (parameter.form() == Part.Form.VALUE ? "" : parameter.form() == Part.Form.LENGTH ? "#" : "!")
                    + parameter.name()
                    + (parameter.subscript() == null ? "" : "[" + parts(parameter.subscript()) + "]")
                    + parameter.operator() + parts(parameter.argument()) + "}";
        }
        if (part instanceof Part.Substitution substitution) {
            return "$(" + command(substitution.body()) + ")";
        }
        if (part instanceof Part.Process process) {
            return (process.reads() ? "<(" : ">(") + command(process.body()) + ")";
        }
        if (part instanceof Part.Arithmetic arithmetic) {
            return "$((" + parts(arithmetic.expression()) + "))";
        }
        Part.Pattern pattern = (Part.Pattern) part;
        return pattern.kind() + "(" + parts(pattern.alternatives()) + ")";
    }
}
