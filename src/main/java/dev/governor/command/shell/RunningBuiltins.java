package dev.governor.command.shell;

import dev.governor.command.Effect;
import dev.governor.command.ResourceKind;
import dev.governor.command.reading.Word;
import dev.governor.command.shell.Builtins.Call;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Builtins that run other commands, now or later. */
final class RunningBuiltins {

    /** Files that only make the tools of a project, or of a language, known to the shell. */
    private static final Set<String> ENVIRONMENTS = Set.of(
            "venv/bin/activate",
            ".venv/bin/activate",
            "env/bin/activate",
            "./venv/bin/activate",
            "./.venv/bin/activate",
            "./env/bin/activate");

    private static final Set<String> TOOLS = Set.of("~/.nvm/nvm.sh", "~/.cargo/env", "~/.sdkman/bin/sdkman-init.sh");

    private RunningBuiltins() {}

    static Map<String, Consumer<Call>> table() {
        Map<String, Consumer<Call>> table = new HashMap<>();
        table.put("eval", RunningBuiltins::eval);
        table.put("source", RunningBuiltins::source);
        table.put(".", RunningBuiltins::source);
        table.put("trap", RunningBuiltins::trap);
        table.put("alias", RunningBuiltins::alias);
        table.put("exec", RunningBuiltins::exec);
        table.put("command", RunningBuiltins::command);
        table.put("builtin", RunningBuiltins::builtin);
        table.put("jobs", RunningBuiltins::jobs);
        return table;
    }

    private static void eval(Call call) {
        int first = call.argument(0).equals("--") ? 1 : 0;
        List<Word> words = call.arguments().subList(first, call.arguments().size());
        String line = words.stream().map(Word::text).collect(Collectors.joining(" "));
        call.state().budget().characters(line.length());
        if (!call.known()) {
            call.effect(Effect.RUN_CODE, ResourceKind.UNTRUSTED_CODE);
            call.unclear("it runs a line that only running would tell");
        } else if (!line.isBlank()) {
            call.shell().here(line, call.input(), call.state());
        }
    }

    private static void source(Call call) {
        if (call.arguments().isEmpty()) {
            call.unclear("nothing is named to be run");
            return;
        }
        Word file = call.state().seen(call.arguments().get(0));
        boolean brought = call.state().names(file).stream()
                .anyMatch(call.shell().conclusions().brought()::hold);
        boolean kept = ENVIRONMENTS.contains(file.text()) && call.state().inProject() || TOOLS.contains(file.text());
        if (call.arguments().size() == 1 && kept && !brought) {
            call.effect(Effect.NONE, ResourceKind.TEMPORARY);
            return;
        }
        ResourceKind kind = call.state().kind(file);
        boolean own = kind != ResourceKind.UNKNOWN && kind != ResourceKind.TEMPORARY && kind != ResourceKind.NONE;
        if (call.shell().secret(kind)) {
            call.file(Effect.READ_FILE, kind, file);
        }
        call.file(Effect.RUN_CODE, own && !brought ? kind : ResourceKind.UNTRUSTED_CODE, file);
        call.unclear("what it runs may change what the line means");
    }

    private static void trap(Call call) {
        int first = call.operands("");
        boolean lists = first > 0 && !call.argument(0).equals("--");
        boolean resets = call.argument(first).equals("-") || call.arguments().size() == first + 1;
        if (!lists && !resets && first < call.arguments().size()) {
            Word line = call.arguments().get(first);
            if (!line.known()) {
                call.effect(Effect.RUN_CODE, ResourceKind.UNTRUSTED_CODE);
                call.unclear("it runs a line that only running would tell");
            } else if (!line.text().isBlank()) {
                call.shell().here(line.text(), call.input(), call.state().copy());
                call.state().trap(line.text());
            }
        }
        call.harmless();
    }

    private static void alias(Call call) {
        for (Word word : call.arguments()) {
            int equals = word.text().indexOf('=');
            if (!word.known()) {
                call.unclear("it is not known what a name will stand for");
            } else if (equals > 0) {
                String name = word.text().substring(0, equals);
                call.shell()
                        .here(
                                word.text().substring(equals + 1),
                                call.input(),
                                call.state().copy());
                if (Builtins.knows(name) || call.shell().programs().knows(name)) {
                    call.unclear("an alias takes the name of a program");
                }
            }
        }
        call.harmless();
    }

    private static void exec(Call call) {
        int first = call.operands("a");
        if (!call.options("a").chars().allMatch(c -> "cla".indexOf(c) >= 0)) {
            call.unclear("an option is not known");
        }
        passOn(call, first, false);
    }

    private static void command(Call call) {
        String options = call.options("");
        if (options.indexOf('v') >= 0 || options.indexOf('V') >= 0) {
            call.harmless();
            return;
        }
        if (!options.chars().allMatch(c -> c == 'p')) {
            call.unclear("an option is not known");
        }
        passOn(call, call.operands(""), false);
    }

    private static void builtin(Call call) {
        int first = call.operands("");
        if (first < call.arguments().size() && !Builtins.knows(call.argument(first))) {
            call.unclear("it is no builtin that is known here");
        } else {
            passOn(call, first, false);
        }
    }

    private static void jobs(Call call) {
        if (call.options("").indexOf('x') >= 0) {
            passOn(call, call.operands(""), true);
        } else {
            call.harmless();
        }
    }

    private static void passOn(Call call, int first, boolean functions) {
        if (first >= call.arguments().size()) {
            call.harmless();
            return;
        }
        List<Word> words = call.arguments().subList(first, call.arguments().size());
        Word name = words.get(0);
        if (name.wild()) {
            call.unclear("the name of a command is computed");
            return;
        }
        Call passed = new Call(
                name.text(), words.subList(1, words.size()), call.declared(), call.input(), call.state(), call.shell());
        call.shell().commands().simple().run(passed, functions);
    }
}
