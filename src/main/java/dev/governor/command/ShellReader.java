package dev.governor.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Walks the tree of a shell line and hands each command in it to what knows its program. */
final class ShellReader {

    /** What holds statements together and does nothing by itself. */
    private static final Set<String> SIGNS =
            Set.of(("comment time if then else elif fi while until do done case esac in for function"
                            + " ; & ;; ;& ;;& { } ( ) ! (( ))")
                    .split(" "));

    private static final String NEW_LINE = "\n";

    private static final int DEEPEST_LINES = 8;
    private static final int MOST_COMMANDS = 1000;
    private static final int MOST_STATEMENTS = 10_000;

    private final Conclusions conclusions = new Conclusions();
    private final BroughtFiles brought = new BroughtFiles();
    private int lines;
    private int commands;
    private int statements;

    Conclusions conclusions() {
        return conclusions;
    }

    BroughtFiles brought() {
        return brought;
    }

    /** Reads a line that the line before it runs, in a shell of its own. */
    void nested(String line, Scope scope) {
        read(line, scope.copy());
    }

    /** Reads {@code line}; what is known and learned on the way is in {@code scope}. */
    void read(String line, Scope scope) {
        Optional<ShellNode> tree = lines >= DEEPEST_LINES ? Optional.empty() : ShellGrammar.parse(line);
        if (tree.isEmpty()) {
            conclusions.notUnderstood(
                    line,
                    lines >= DEEPEST_LINES
                            ? "shells run shells more than " + DEEPEST_LINES + " deep"
                            : "the line does not follow the grammar of the shell");
            return;
        }
        lines++;
        scope.changing(Assignments.changing(tree.get()));
        statements(tree.get(), scope);
        lines--;
    }

    /** Reads a command whose words are known. */
    void command(List<Word> words, Input input, Scope scope) {
        if (words.isEmpty()) {
            return;
        }
        if (++commands > MOST_COMMANDS) {
            conclusions.notUnderstood("", "there are more than " + MOST_COMMANDS + " commands");
            return;
        }
        Word name = words.get(0);
        boolean plain = !name.text().isEmpty() && name.text().chars().allMatch(c -> c > ' ' && c < 0x7F);
        if (!plain || name.wild()) {
            conclusions.notUnderstood(
                    name.shown(), "the name of a command is computed, or has other than plain characters");
            return;
        }
        if (Builtins.evaluates(words)) {
            conclusions.notUnderstood(name.shown(), "a subscript holds a command");
        }
        Programs.read(name.text(), new Invocation("", words.subList(1, words.size()), input, scope, this));
    }

    private void statements(ShellNode parent, Scope scope) {
        for (ShellNode child : parent.children()) {
            statement(child, Input.NONE, scope);
            scope.endChain();
        }
    }

    private void perhaps(ShellNode node, Scope scope) {
        Scope inside = scope.copy();
        statement(node, Input.NONE, inside);
        scope.merge(inside);
    }

    /** Reads one statement that is fed by {@code input}. */
    void statement(ShellNode node, Input input, Scope scope) {
        if (++statements > MOST_STATEMENTS) {
            conclusions.notUnderstood("", "the line has too many parts");
            return;
        }
        switch (node.type()) {
            case "command" -> simple(node, input, List.of(), scope);
            case "program" -> statements(node, scope);
            case "compound_statement" -> inner(node, scope);
            case "subshell" -> inner(node, scope.copy());
            case "list" -> list(node, input, scope);
            case "pipeline" -> pipeline(node, input, scope);
            case "negated_command" ->
                node.children().stream()
                        .filter(child -> !child.is("!"))
                        .forEach(child -> statement(child, input, scope));
            case "redirected_statement" -> new Redirections(this, scope).read(node, input);
            case "variable_assignment" -> assignment(node, scope, true);
            case "variable_assignments", "declaration_command" -> {
                Builtins.variables(node, conclusions);
                node.children().forEach(child -> declared(child, scope));
            }
            case "unset_command", "test_command" -> {
                Builtins.variables(node, conclusions);
                inside(node, scope);
            }
            case "if_statement",
                    "while_statement",
                    "case_statement",
                    "case_item",
                    "elif_clause",
                    "else_clause",
                    "do_group",
                    "c_style_for_statement" -> branches(node, scope);
            case "for_statement" -> loop(node, scope);
            case "function_definition" -> function(node, scope);
            default -> other(node, scope);
        }
    }

    private void inner(ShellNode node, Scope scope) {
        statements(node, scope);
    }

    private void other(ShellNode node, Scope scope) {
        if (SIGNS.contains(node.type()) || node.is(NEW_LINE)) {
            return;
        }
        if (node.type()
                .matches("word|string|raw_string|number|concatenation|extglob_pattern|simple_expansion|expansion"
                        + "|binary_expression|unary_expression|postfix_expression|variable_name|command_substitution|regex"
                        + "|ansi_c_string|arithmetic_expansion|parenthesized_expression|\\||,")) {
            inside(node, scope);
        } else {
            conclusions.notUnderstood(node.written(), "the line has a part that is not known here");
        }
    }

    private void declared(ShellNode child, Scope scope) {
        if (child.is("variable_assignment")) {
            assignment(child, scope, true);
        } else {
            inside(child, scope);
            String text = WordReader.word(child, scope).text();
            if (text.contains("=") && Variables.decisive(text)) {
                conclusions.notUnderstood(child.written(), "it sets a variable that decides what other commands do");
            }
        }
    }

    private void list(ShellNode node, Input input, Scope scope) {
        ShellNode left = node.children().get(0);
        statement(left, input, scope);
        boolean and = node.all("&&").size() == 1;
        for (ShellNode right : node.children().subList(1, node.children().size())) {
            if (right.is("&&", "||")) {
                continue;
            }
            Scope then = and ? scope.afterSuccess() : scope.copy();
            statement(right, Input.NONE, then);
            scope.merge(then);
        }
    }

    private void pipeline(ShellNode node, Input input, Scope scope) {
        Input next = input;
        for (ShellNode member : node.children()) {
            if (!member.is("|", "|&")) {
                statement(member, next, scope.copy());
                next = new Input(true, Output.of(member, next, scope), member.written());
            }
        }
    }

    private void branches(ShellNode node, Scope scope) {
        for (ShellNode child : node.children()) {
            perhaps(child, scope);
        }
    }

    private void loop(ShellNode node, Scope scope) {
        List<ShellNode> names = node.fields("variable");
        List<Word> values = new ArrayList<>();
        for (ShellNode value : node.fields("value")) {
            inside(value, scope);
            values.addAll(WordReader.words(value, scope));
        }
        String name = names.isEmpty() ? "" : names.get(0).written();
        boolean few = !values.isEmpty() && values.size() <= 8;
        for (Word value : few ? values : List.of(new Word(String.valueOf(Word.HOLE), false, true))) {
            Scope inside = scope.copy();
            inside.loopValue(name, value);
            node.fields("body").forEach(body -> statement(body, Input.NONE, inside));
            scope.merge(inside);
        }
    }

    private void function(ShellNode node, Scope scope) {
        for (ShellNode name : node.fields("name")) {
            if (Programs.knows(name.written())) {
                conclusions.notUnderstood(name.written(), "a function takes the name of a program");
            }
            scope.define(name.written());
        }
        node.fields("body").forEach(body -> perhaps(body, scope));
    }

    /** Reads a simple command; {@code more} are arguments that stand after a redirection. */
    void simple(ShellNode node, Input input, List<ShellNode> more, Scope scope) {
        Input stdin = new Redirections(this, scope).inside(node, input);
        List<Word> words = new ArrayList<>();
        for (ShellNode child : node.children()) {
            if (child.is("variable_assignment")) {
                assignment(child, scope, false);
            } else if (!child.type().endsWith("_redirect")) {
                inside(child, scope);
                words.addAll(WordReader.words(child, scope));
            }
        }
        more.forEach(child -> inside(child, scope));
        more.forEach(child -> words.addAll(WordReader.words(child, scope)));
        boolean separator = node.all("variable_assignment").stream()
                .anyMatch(child -> named(child).equals("IFS"));
        if (separator && !words.isEmpty() && !words.get(0).text().equals("read")) {
            conclusions.notUnderstood(node.written(), "the line changes how words are split");
        }
        Variables.printed(node, words, scope, conclusions);
        command(words, stdin, scope);
    }

    /** Reads the commands that stand inside words. */
    void inside(ShellNode node, Scope scope) {
        if (node.is("command_substitution", "process_substitution")) {
            new Redirections(this, scope).inside(node, Input.NONE);
            statements(
                    new ShellNode("subshell", "", node.start(), node.end(), node.text(), commandsOf(node)),
                    scope.copy());
            return;
        }
        for (ShellNode child : node.children()) {
            if (!child.type().endsWith("_redirect")) {
                inside(child, scope);
            }
        }
    }

    private static List<ShellNode> commandsOf(ShellNode substitution) {
        return substitution.children().stream()
                .filter(child -> !child.is("$(", "`", ")", "<(", ">(", "file_redirect"))
                .collect(Collectors.toList());
    }

    private void assignment(ShellNode node, Scope scope, boolean lasting) {
        String name = named(node);
        inside(node, scope);
        if (Variables.decisive(node.written()) && !(name.equals("IFS") && !lasting)) {
            conclusions.notUnderstood(node.written(), "it sets a variable that decides what other commands do");
        }
        List<ShellNode> values = node.fields("value");
        boolean plain = node.all("=").size() == 1
                && values.size() <= 1
                && node.children().get(0).is("variable_name");
        if (lasting && plain) {
            Word value = values.isEmpty() ? Word.of("") : WordReader.word(values.get(0), scope);
            scope.assign(name, value.known() ? value.text() : null);
        }
    }

    private static String named(ShellNode assignment) {
        return assignment
                .below()
                .filter(child -> child.is("variable_name"))
                .findFirst()
                .map(ShellNode::written)
                .orElse("");
    }
}
