package dev.governor.command;

import java.util.List;
import java.util.Set;

/** Builtins of the shell that do more with their arguments than other programs: evaluate, list and rename variables. */
final class Builtins {

    /** Builtins that evaluate the subscripts of their arguments once more. */
    private static final Set<String> EVALUATING = Set.of(
            "test",
            "[",
            "let",
            "printf",
            "read",
            "mapfile",
            "readarray",
            "wait",
            "unset",
            "declare",
            "typeset",
            "local",
            "export");

    private Builtins() {}

    /** Returns whether the command evaluates a subscript that holds a command. */
    static boolean evaluates(List<Word> words) {
        return EVALUATING.contains(words.get(0).text()) && words.stream().anyMatch(Builtins::subscripted);
    }

    /** A quoted subscript is evaluated by what reads it, and not by the shell before. */
    static void variables(ShellNode node, Conclusions conclusions) {
        boolean hidden = node.below()
                .filter(part -> part.is("raw_string", "ansi_c_string"))
                .anyMatch(part -> subscripted(Word.of(part.written())));
        boolean decisive = node.is("unset_command")
                && node.all("variable_name", "word").stream().anyMatch(name -> Variables.decisive(name.written()));
        boolean renames = node.written().matches("(?s)(declare|typeset|local|readonly|export)\\s+-\\w*n.*");
        if (decisive || renames) {
            conclusions.notUnderstood(node.written(), "it changes a variable that decides what other commands do");
        }
        if (hidden) {
            conclusions.notUnderstood(node.written(), "a subscript holds a command");
        }
        boolean lists = node.is("declaration_command")
                && node.children().stream().noneMatch(child -> child.is("variable_assignment", "variable_name"))
                && node.written().matches("(export|declare|typeset|readonly)( -[a-zA-Z]*p[a-zA-Z]*)?\\s*");
        if (lists) {
            conclusions.add(Effect.READ_FILE, ResourceKind.ENV_FILE, node.written(), "it prints all variables");
        }
    }

    private static boolean subscripted(Word word) {
        return word.text().matches("(?s).*\\[.*(\\$\\(|`).*");
    }
}
