package dev.governor.command.shell;

import dev.governor.command.Effect;
import dev.governor.command.ResourceKind;
import dev.governor.command.reading.Word;
import dev.governor.command.shell.Builtins.Call;
import dev.governor.command.shell.grammar.Assignment;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Builtins whose arguments name variables: they set, list, forget and declare them. */
final class NamingBuiltins {

    /** Attributes of a variable that change what is assigned to it. */
    private static final String CHANGES_VALUES = "iulcaA";

    private NamingBuiltins() {}

    static Map<String, Consumer<Call>> table() {
        Map<String, Consumer<Call>> table = new HashMap<>();
        List.of("declare", "typeset", "local", "export", "readonly")
                .forEach(name -> table.put(name, NamingBuiltins::declare));
        table.put("read", call -> names(call, "adinNptu", "REPLY"));
        table.put("mapfile", NamingBuiltins::list);
        table.put("readarray", NamingBuiltins::list);
        table.put("printf", NamingBuiltins::printf);
        table.put("getopts", NamingBuiltins::options);
        table.put("unset", NamingBuiltins::unset);
        table.put("let", NamingBuiltins::let);
        table.put("wait", NamingBuiltins::await);
        return table;
    }

    /** Sets the variables that the operands name, and the one that {@code -a} or {@code -p} of some commands names. */
    private static void names(Call call, String valued, String otherwise) {
        int first = call.operands(valued);
        for (int at = 0; at < first; at++) {
            String text = call.argument(at);
            boolean list = text.startsWith("-") && text.indexOf('a') > 0;
            if (list) {
                set(call, text.endsWith("a") ? call.argument(at + 1) : text.substring(text.indexOf('a') + 1));
            }
        }
        for (int at = first; at < call.arguments().size(); at++) {
            set(call, call.argument(at));
        }
        if (first >= call.arguments().size()) {
            set(call, otherwise);
        }
        call.harmless();
    }

    /** Sets {@code written}, a name that may have a subscript. */
    private static void set(Call call, String written) {
        int bracket = written.indexOf('[');
        String name = bracket < 0 ? written : written.substring(0, bracket);
        if (bracket >= 0) {
            call.shell().seen(written);
            call.shell().evaluates();
        }
        if (!plain(name)) {
            call.unclear("the name of a variable is computed");
            return;
        }
        call.shell().set(name, call.state());
    }

    private static boolean plain(String name) {
        return !name.isEmpty() && name.chars().allMatch(c -> c < 0x7F && (Character.isLetterOrDigit(c) || c == '_'));
    }

    private static void list(Call call) {
        if (call.options("dnOsuCc").indexOf('C') >= 0) {
            call.unclear("it runs a command for each line");
        }
        names(call, "dnOsuCc", "MAPFILE");
    }

    private static void printf(Call call) {
        String first = call.argument(0);
        if (first.equals("-v")) {
            set(call, call.argument(1));
        } else if (first.startsWith("-v")) {
            set(call, first.substring(2));
        }
        call.harmless();
    }

    private static void options(Call call) {
        set(call, call.argument(1));
        call.state().changing(java.util.Set.of("OPTARG", "OPTIND"));
        call.harmless();
    }

    private static void await(Call call) {
        for (int at = 0; at < call.arguments().size(); at++) {
            String text = call.argument(at);
            if (text.startsWith("-") && text.indexOf('p') > 0) {
                set(call, text.endsWith("p") ? call.argument(at + 1) : text.substring(text.indexOf('p') + 1));
            }
        }
        call.harmless();
    }

    private static void unset(Call call) {
        boolean references = call.options("").indexOf('n') >= 0;
        for (int at = call.operands(""); at < call.arguments().size(); at++) {
            String name = call.argument(at);
            set(call, name);
            call.state().undefine(name);
        }
        if (references) {
            call.unclear("it changes which variable a name means");
        }
        call.harmless();
    }

    private static void let(Call call) {
        WordReader words = new WordReader(call.shell(), call.state(), call.input());
        Expressions expressions = new Expressions(call.shell(), call.state(), words);
        call.arguments().forEach(word -> expressions.read(word.text()));
        call.shell().secrets(words, call.shown());
        if (!call.known()) {
            call.unclear("an expression is computed");
        }
        call.harmless();
    }

    private static void declare(Call call) {
        String options = call.options("");
        boolean functions = options.indexOf('f') >= 0 || options.indexOf('F') >= 0;
        boolean names =
                call.operands("") < call.arguments().size() || !call.declared().isEmpty();
        if (options.indexOf('n') >= 0 && !call.name().equals("export")) {
            call.unclear("it changes which variable a name means");
        }
        if (!names && !functions && !call.name().equals("local")) {
            call.shell()
                    .conclusions()
                    .add(Effect.READ_FILE, ResourceKind.ENV_FILE, call.shown(), "it prints all variables");
        }
        if (options.indexOf('i') >= 0) {
            call.shell().evaluates();
        }
        for (Assignment assignment : call.declared()) {
            assign(call, assignment, options);
        }
        for (int at = call.operands(""); !functions && at < call.arguments().size(); at++) {
            declared(call, call.arguments().get(at), options);
        }
        call.harmless();
    }

    private static void assign(Call call, Assignment assignment, String options) {
        WordReader words = new WordReader(call.shell(), call.state(), call.input());
        Word value = call.shell().commands().simple().value(assignment, words, call.state());
        boolean changed = options.chars().anyMatch(c -> CHANGES_VALUES.indexOf(c) >= 0);
        call.shell().assign(assignment.name(), value, words, call.state());
        if (changed) {
            call.state().assign(assignment.name(), null);
        }
        if (call.state().tracing()) {
            call.shell().secrets(words, assignment.written());
        }
    }

    private static void declared(Call call, Word word, String options) {
        String text = word.text();
        int equals = text.indexOf('=');
        String name = equals < 0 ? text : text.substring(0, text.startsWith("+", equals - 1) ? equals - 1 : equals);
        if (!word.known() && (equals < 0 || !plain(name)) || word.wild() && equals < 0) {
            call.unclear("the name of a variable is computed");
        } else if (equals >= 0) {
            call.shell().assign(name, word.from(equals + 1), null, call.state());
            call.state().assign(name, null);
        } else if (options.indexOf('p') >= 0) {
            printed(call, name);
        } else if (text.startsWith("+") || options.chars().anyMatch(c -> "niulcaA".indexOf(c) >= 0)) {
            boolean attribute = text.startsWith("+");
            if (!attribute) {
                call.shell().set(name, call.state());
            } else if (call.arguments().stream().anyMatch(each -> call.shell().decisive(each.text(), ""))) {
                call.unclear("it changes a variable that decides what other commands do");
            }
        }
    }

    private static void printed(Call call, String name) {
        boolean secret = call.shell().holdsSecret(name) || call.state().tainted(name);
        if (secret && call.state().variable(name) == null) {
            call.shell().conclusions().add(Effect.READ_FILE, ResourceKind.ENV_FILE, name, "it prints the variable");
        }
    }
}
