package dev.governor.command;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Shells, and the parts of the shell that run lines, change where and how lines run, or end them. */
final class Shells {

    private static final Set<String> VALUED = Set.of("-o", "+o", "-O", "--rcfile", "--init-file");

    private Shells() {}

    static Map<String, Consumer<Invocation>> programs() {
        Map<String, Consumer<Invocation>> programs = new HashMap<>();
        List.of("sh", "bash", "zsh", "dash", "ksh", "ash", "rbash", "fish")
                .forEach(name -> programs.put(name, Shells::shell));
        programs.put("eval", Shells::eval);
        programs.put("source", Shells::source);
        programs.put(".", Shells::source);
        programs.put("trap", Shells::trap);
        programs.put("alias", Shells::alias);
        programs.put("cd", Shells::enter);
        programs.put("pushd", Shells::enter);
        programs.put("popd", call -> call.scope().enter(null));
        programs.put("set", Shells::set);
        programs.put("history", Shells::history);
        return programs;
    }

    private static void shell(Invocation call) {
        Options options = Options.of(call.arguments(), VALUED);
        if (options.has("--rcfile", "--init-file")) {
            options.values("--rcfile", "--init-file").forEach(file -> Interpreters.script(call, file));
        }
        if (options.has("-c")) {
            options.operands().stream().limit(1).forEach(call::runsShell);
            if (options.operands().isEmpty()) {
                call.unclear("a shell is given no line");
            }
        } else if (options.has("-s") || options.operands().isEmpty()) {
            fed(call, options);
        } else {
            Interpreters.script(call, options.operands().get(0));
        }
    }

    /** A shell that reads its line from standard input. */
    private static void fed(Invocation call, Options options) {
        String text = call.input().text();
        if (text != null) {
            call.reader().nested(text, call.scope());
        } else if (call.input().connected()) {
            call.effect(
                    Effect.RUN_CODE, ResourceKind.UNTRUSTED_CODE, call.input().origin());
            call.unclear("a shell runs what another command prints");
        } else if (options.has("--version", "--help")) {
            call.effect(Effect.NONE, ResourceKind.NONE, call.shown());
        } else {
            call.unclear("a shell is opened");
        }
    }

    private static void eval(Invocation call) {
        boolean known = call.arguments().stream().allMatch(Word::known);
        String line = String.join(" ", call.arguments().stream().map(Word::text).toList());
        call.runsShell(known ? Word.of(line) : new Word(line, false, true));
    }

    private static void source(Invocation call) {
        if (call.arguments().isEmpty()) {
            call.unclear("nothing is named to be run");
            return;
        }
        Word file = call.arguments().get(0);
        String plain = file.text();
        boolean environment = plain.matches("(\\./)?\\.?venv/bin/activate");
        if (environment) {
            call.effect(Effect.NONE, ResourceKind.TEMPORARY, plain);
        } else {
            Interpreters.script(call, file);
            call.unclear("what it runs may change what the line means");
        }
    }

    private static void trap(Invocation call) {
        Options options = Options.of(call.arguments(), Set.of());
        options.operands().stream()
                .limit(1)
                .filter(word -> !word.text().equals("-"))
                .forEach(call::runsShell);
    }

    private static void alias(Invocation call) {
        for (Word word : call.arguments()) {
            int equals = word.text().indexOf('=');
            if (equals > 0) {
                call.runsShell(word.from(equals + 1));
                if (Programs.knows(word.text().substring(0, equals))) {
                    call.unclear("an alias takes the name of a program");
                }
                call.scope().define(word.text().substring(0, equals));
            }
        }
    }

    private static void enter(Invocation call) {
        List<Word> operands = Options.of(call.arguments(), Set.of()).operands();
        Word to = operands.isEmpty() ? Word.of("~") : operands.get(0);
        boolean sure = to.known()
                && !to.wild()
                && !to.text().equals("-")
                && call.scope().homeKnown();
        call.scope().enter(sure ? to.text() : null);
        call.effect(Effect.NONE, ResourceKind.NONE, to.text());
    }

    private static void set(Invocation call) {
        if (call.arguments().isEmpty()) {
            call.effect(Effect.READ_FILE, ResourceKind.ENV_FILE, "the environment");
        }
        call.effect(Effect.NONE, ResourceKind.NONE, call.shown());
        boolean hides = call.shown().matches(".*[+]o history.*");
        if (hides) {
            call.effect(Effect.HIDE_TRACES, ResourceKind.LOG, call.shown());
        }
    }

    private static void history(Invocation call) {
        boolean clears = Options.of(call.arguments(), Set.of("-d")).has("-c", "-d", "-w");
        call.effect(clears ? Effect.HIDE_TRACES : Effect.READ_DATA, ResourceKind.LOG, call.shown());
    }
}
