package dev.governor.command.shell;

import dev.governor.command.Effect;
import dev.governor.command.ResourceKind;
import dev.governor.command.shell.Builtins.Call;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Builtins that change how the shell reads, finds, remembers and completes commands. */
final class SettingBuiltins {

    /** Letters of {@code set} that change nothing about how a line is read. */
    private static final String SAFE_LETTERS = "abefhmuvxCETp";

    private static final Set<String> SAFE_NAMES = Set.of(
            "allexport",
            "errexit",
            "errtrace",
            "functrace",
            "hashall",
            "monitor",
            "noclobber",
            "noglob",
            "notify",
            "nounset",
            "physical",
            "pipefail",
            "verbose",
            "xtrace",
            "privileged",
            "emacs",
            "vi",
            "ignoreeof");

    private static final Set<String> SAFE_SHOPT = Set.of(
            "nullglob",
            "failglob",
            "globstar",
            "extglob",
            "checkwinsize",
            "cmdhist",
            "histappend",
            "inherit_errexit",
            "huponexit",
            "lithist",
            "checkhash",
            "checkjobs",
            "nocasematch",
            "localvar_inherit",
            "globasciiranges");

    private static final String LISTS_KEYS = "lpPvVsSX";

    private SettingBuiltins() {}

    static Map<String, Consumer<Call>> table() {
        return Map.of(
                "set", SettingBuiltins::set,
                "shopt", SettingBuiltins::shopt,
                "history", SettingBuiltins::history,
                "fc", SettingBuiltins::fix,
                "enable", SettingBuiltins::enable,
                "hash", SettingBuiltins::hash,
                "bind", SettingBuiltins::bind,
                "compgen", SettingBuiltins::compgen);
    }

    private static void set(Call call) {
        if (call.arguments().isEmpty()) {
            call.effect(Effect.READ_FILE, ResourceKind.ENV_FILE);
        }
        for (int at = 0; at < call.arguments().size(); at++) {
            String text = call.argument(at);
            boolean option = text.length() > 1 && (text.charAt(0) == '-' || text.charAt(0) == '+');
            if (!call.arguments().get(at).known()
                    && (at == 0 || call.arguments().get(at).mayBeOption())) {
                call.unclear("it is not known which options it sets");
                return;
            }
            if (!option || text.equals("--")) {
                break;
            }
            at += letters(call, text, call.argument(at + 1));
        }
        call.harmless();
    }

    /** Reads the options {@code text} and returns how many of the arguments behind belong to them. */
    private static int letters(Call call, String text, String behind) {
        int used = 0;
        for (char letter : text.substring(1).toCharArray()) {
            if (letter == 'o') {
                used = behind.isEmpty() ? 0 : 1;
                named(call, text.charAt(0), behind);
            } else if (SAFE_LETTERS.indexOf(letter) < 0) {
                call.unclear("an option changes how lines are read");
            }
            if (letter == 'x' || letter == 'v') {
                call.state().trace();
            }
        }
        return used;
    }

    private static void named(Call call, char sign, String name) {
        if (name.equals("history")) {
            call.effect(
                    sign == '+' ? Effect.HIDE_TRACES : Effect.NONE, sign == '+' ? ResourceKind.LOG : ResourceKind.NONE);
        } else if (!name.isEmpty() && !SAFE_NAMES.contains(name)) {
            call.unclear("an option changes how lines are read");
        }
        if (name.equals("xtrace") || name.equals("verbose")) {
            call.state().trace();
        }
    }

    private static void shopt(Call call) {
        boolean changes = call.options("").chars().anyMatch(c -> c == 's' || c == 'u' || c == 'o');
        for (int at = call.operands(""); changes && at < call.arguments().size(); at++) {
            if (!SAFE_SHOPT.contains(call.argument(at))) {
                call.unclear("an option changes how lines are read");
            }
        }
        call.harmless();
    }

    private static void history(Call call) {
        String options = call.options("d");
        boolean clears = options.chars().anyMatch(c -> "cdw".indexOf(c) >= 0);
        call.effect(clears ? Effect.HIDE_TRACES : Effect.READ_DATA, ResourceKind.LOG);
        if (options.chars().anyMatch(c -> "cdw".indexOf(c) < 0) || !call.known()) {
            call.unclear("it changes what is remembered of commands");
        }
    }

    private static void fix(Call call) {
        String options = call.options("e");
        boolean lists = options.indexOf('l') >= 0 && options.chars().allMatch(c -> "lnr0123456789".indexOf(c) >= 0);
        call.effect(Effect.READ_DATA, ResourceKind.LOG);
        if (!lists) {
            call.unclear("it runs commands that were run before");
        }
    }

    private static void enable(Call call) {
        boolean lists = call.known()
                && call.operands("") == call.arguments().size()
                && call.options("").chars().allMatch(c -> c == 'a' || c == 'p' || c == 's');
        if (!lists) {
            call.unclear("it changes which builtins there are");
        }
        call.harmless();
    }

    private static void hash(Call call) {
        if (call.options("p").indexOf('p') >= 0 || !call.known()) {
            call.effect(Effect.RUN_CODE, ResourceKind.UNTRUSTED_CODE);
            call.unclear("it changes which file a command runs");
        }
        call.harmless();
    }

    private static void bind(Call call) {
        boolean lists = call.known()
                && !call.arguments().isEmpty()
                && call.operands("") == call.arguments().size()
                && call.options("").chars().allMatch(c -> LISTS_KEYS.indexOf(c) >= 0);
        if (!lists) {
            call.unclear("it changes what keys do");
        }
        call.harmless();
    }

    private static void compgen(Call call) {
        if (!call.known() || call.options("A").chars().anyMatch(c -> "abcdfgjksu".indexOf(c) < 0)) {
            call.unclear("it may run what it completes with");
        }
        call.harmless();
    }
}
