package dev.governor.command.shell;

import dev.governor.command.Effect;
import dev.governor.command.ResourceKind;
import dev.governor.command.reading.Input;
import dev.governor.command.reading.Word;
import dev.governor.command.shell.grammar.Assignment;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The table of the commands that the shell itself is: what they do to its state. */
final class Builtins {

    /** What only prints, tests, or ends: {@code exit} and {@code logout} are known to end the shell. */
    private static final List<String> HARMLESS = List.of(
            ":",
            "true",
            "false",
            "break",
            "continue",
            "return",
            "shift",
            "pwd",
            "dirs",
            "bg",
            "fg",
            "times",
            "caller",
            "umask",
            "ulimit",
            "type",
            "help",
            "unalias",
            "disown",
            "test",
            "[",
            "echo");

    /** What evaluates the subscripts in its arguments once more. */
    private static final List<String> EVALUATING = List.of(
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
            "export",
            "readonly",
            "getopts");

    /** What changes the shell in ways that are not followed. */
    private static final List<String> NOT_FOLLOWED = List.of("complete", "compopt", "suspend", "chdir");

    private static final Map<String, Consumer<Call>> TABLE = table();

    private Builtins() {}

    private static Map<String, Consumer<Call>> table() {
        Map<String, Consumer<Call>> table = new HashMap<>();
        HARMLESS.forEach(name -> table.put(name, Call::harmless));
        NOT_FOLLOWED.forEach(
                name -> table.put(name, call -> call.unclear("it changes the shell in a way that is not known here")));
        table.put("exit", Builtins::exit);
        table.put("logout", Builtins::exit);
        table.putAll(NamingBuiltins.table());
        table.putAll(SettingBuiltins.table());
        table.putAll(RunningBuiltins.table());
        table.putAll(MovingBuiltins.table());
        return table;
    }

    /**
     * A call of a builtin.
     *
     * @param name      its name
     * @param arguments its arguments, without assignments
     * @param declared  the assignments among its arguments
     * @param input     what it reads
     * @param state     the state of the shell, which it changes
     * @param shell     reads what it runs
     */
    record Call(
            String name,
            List<Word> arguments,
            List<Assignment> declared,
            Input input,
            ShellState state,
            ShellLines shell) {

        /** Adds that it does nothing that matters. */
        void harmless() {
            effect(Effect.NONE, ResourceKind.NONE);
        }

        /** Adds that a subscript among its arguments is evaluated. */
        void evaluates() {
            if (arguments.stream().anyMatch(word -> word.text().indexOf('[', 1) > 0)) {
                shell.evaluates();
            }
        }

        void effect(Effect effect, ResourceKind kind) {
            shell.conclusions().add(effect, kind, shown(), "by the builtin `" + name + "`");
        }

        void file(Effect effect, ResourceKind kind, Word path) {
            shell.conclusions().add(effect, kind, path.text(), "by the builtin `" + name + "`");
        }

        void unclear(String sentence) {
            shell.conclusions().notUnderstood(shown(), sentence + " (" + name + ")");
        }

        String argument(int at) {
            return at < arguments.size() ? arguments.get(at).text() : "";
        }

        /** Returns the place of the first argument that is no option. */
        int operands(String valued) {
            int at = 0;
            while (at < arguments.size()) {
                String text = argument(at);
                if (text.equals("--")) {
                    return at + 1;
                }
                if (text.length() < 2 || text.charAt(0) != '-') {
                    return at;
                }
                at += valued.indexOf(text.charAt(text.length() - 1)) >= 0 ? 2 : 1;
            }
            return arguments.size();
        }

        /** Returns the letters of all its options, those of values left out. */
        String options(String valued) {
            StringBuilder letters = new StringBuilder();
            for (int at = 0; at < operands(valued) && at < arguments.size(); at++) {
                String text = argument(at);
                if (text.startsWith("-") && !text.equals("--")) {
                    letters.append(text, 1, text.length());
                    at += valued.indexOf(text.charAt(text.length() - 1)) >= 0 ? 1 : 0;
                }
            }
            return letters.toString();
        }

        /** Returns whether nothing about its arguments is left to running. */
        boolean known() {
            return arguments.stream().allMatch(word -> word.known() && !word.wild());
        }

        String shown() {
            StringBuilder line = new StringBuilder(name);
            for (int at = 0; at < arguments.size() && line.length() < 160; at++) {
                line.append(' ').append(arguments.get(at).shown());
            }
            return line.toString();
        }
    }

    static boolean knows(String name) {
        return TABLE.containsKey(name) || Printing.knows(name);
    }

    /** Runs the builtin and returns what it prints, or {@code null} when only running would tell. */
    static @Nullable String run(Call call) {
        if (EVALUATING.contains(call.name())) {
            call.evaluates();
        }
        Consumer<Call> builtin = TABLE.get(call.name());
        if (builtin != null) {
            builtin.accept(call);
        }
        return Printing.knows(call.name()) ? Printing.of(call) : null;
    }

    private static void exit(Call call) {
        call.harmless();
        call.state().end();
    }
}
