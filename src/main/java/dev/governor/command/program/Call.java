package dev.governor.command.program;

import dev.governor.command.Effect;
import dev.governor.command.ResourceKind;
import dev.governor.command.description.Arguments;
import dev.governor.command.description.Description;
import dev.governor.command.reading.Invocation;
import dev.governor.command.reading.Word;
import java.util.List;

/**
 * A call whose words were taken apart.
 *
 * @param invocation the call where it runs; below the directory it enters
 * @param arguments its words by the description
 * @param last the last operand, which is where others go; empty when there is none
 */
record Call(Invocation invocation, Arguments arguments, Word last) {

    Description described() {
        return arguments.described();
    }

    /**
     * Adds an effect; what is built after the line brought files that nobody saw is not the project's own, and what is
     * ended by a number after the line looked up a process of the machine is one of those.
     */
    void effect(Effect effect, ResourceKind resource, String subject) {
        invocation.effect(effect, resource, subject);
        if (effect == Effect.KILL_PROCESS && invocation.conclusions().looksUpMachine()) {
            invocation.effect(Effect.STOP_SERVICE, ResourceKind.PROCESS, subject);
        }
        if (effect == Effect.BUILD && invocation.conclusions().brought().unpacked()) {
            invocation.effect(Effect.RUN_CODE, ResourceKind.UNTRUSTED_CODE, subject);
        }
    }

    void path(Effect effect, Word path) {
        invocation.path(effect, path);
    }

    ResourceKind kind(Word path) {
        return invocation.place().kind(path);
    }

    /** Returns {@code path} as it is written from where the call runs, when it is absolute and leads into the project. */
    Word seen(Word path) {
        return invocation.place().seen(path);
    }

    void unclear(String sentence) {
        invocation.unclear(sentence);
    }

    /** Returns the value of the first of {@code names} that is given, or an empty word. */
    Word value(List<String> names) {
        for (Arguments.Given given : arguments.given()) {
            if (given.option().names().stream().anyMatch(names::contains)) {
                return seen(given.value());
            }
        }
        return Word.of("");
    }
}
