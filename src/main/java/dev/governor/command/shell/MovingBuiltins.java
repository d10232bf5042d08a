package dev.governor.command.shell;

import dev.governor.command.reading.Word;
import dev.governor.command.shell.Builtins.Call;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Builtins that go to another directory. */
final class MovingBuiltins {

    private static final String OPTIONS = "LPe@";

    private MovingBuiltins() {}

    static Map<String, Consumer<Call>> table() {
        return Map.of("cd", MovingBuiltins::enter, "pushd", MovingBuiltins::push, "popd", MovingBuiltins::pop);
    }

    private static void enter(Call call) {
        call.state().enter(target(call, "~"));
        call.harmless();
    }

    private static void push(Call call) {
        call.state().push(target(call, null));
        call.harmless();
    }

    private static void pop(Call call) {
        if (call.arguments().isEmpty()) {
            call.state().directories(call.state().directories().pop(call.state().budget()));
        } else {
            call.state().enter(null);
        }
        call.harmless();
    }

    /** Returns where it goes, or {@code null} when that is not known. */
    private static @Nullable String target(Call call, @Nullable String home) {
        int first = call.operands("");
        boolean options = call.options("").chars().allMatch(c -> OPTIONS.indexOf(c) >= 0);
        if (!options || call.arguments().size() > first + 1 || !call.state().homeKnown()) {
            return null;
        }
        if (first == call.arguments().size()) {
            return home;
        }
        Word to = call.arguments().get(first);
        boolean back = to.text().equals("-")
                || call.name().equals("pushd") && to.text().startsWith("+");
        return to.known() && !to.wild() && !back ? to.text() : null;
    }
}
