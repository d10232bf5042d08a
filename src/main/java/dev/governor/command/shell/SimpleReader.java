package dev.governor.command.shell;

import dev.governor.command.reading.Input;
import dev.governor.command.reading.Invocation;
import dev.governor.command.reading.Word;
import dev.governor.command.shell.grammar.Assignment;
import dev.governor.command.shell.grammar.ShellCommand;
import dev.governor.command.shell.grammar.ShellWord;
import dev.governor.kernel.Budget;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads simple commands: assignments, calls of functions, builtins and programs. */
final class SimpleReader {

    private static final int MOST_COMMANDS = 1000;

    /** Commands that are told the value of a variable and keep it to themselves. */
    /** Commands that print nothing, whatever they are given. */
    private static final Set<String> SILENT = Set.of(":", "true", "false");

    private static final List<Word> NOTHING_SHOWN = List.of(Word.of("cat"), Word.of("/dev/null"));
    private static final Set<String> TESTS = Set.of("test", "[");
    private static final Set<String> KEEPING = Set.of(":", "true", "false", "test", "[");

    /** Commands that split what they read by {@code IFS} themselves, and then forget it. */
    private static final Set<String> SPLITTING = Set.of("read", "mapfile", "readarray");

    private final ShellLines shell;
    private final RedirectReader redirects;
    private final Deque<String> running = new ArrayDeque<>();
    private int defining;
    private int commands;

    SimpleReader(ShellLines shell, RedirectReader redirects) {
        this.shell = shell;
        this.redirects = redirects;
    }

    /** Reads {@code simple} and returns what it prints, or {@code null} when only running it would tell. */
    @Nullable
    String read(ShellCommand.Simple simple, Input input, ShellState state) {
        boolean before = shell.conclusions().takeEndless();
        WordReader reader = new WordReader(shell, state, input);
        List<Word> words = reader.words(simple.words());
        RedirectReader.Streams streams = redirects.read(simple.redirects(), input, state);
        String name = words.isEmpty() ? "" : words.get(0).text();
        boolean lasting = words.isEmpty();
        for (Assignment assignment : simple.assignments()) {
            assignment(assignment, lasting, !lasting && keepsSplitting(name, state), state, input);
        }
        boolean tells = TESTS.contains(name)
                && Comparisons.told(words).stream()
                        .anyMatch(at -> !words.get(at).known());
        if (!KEEPING.contains(name) || state.function(name) != null || state.tracing() || tells) {
            shell.secrets(reader, simple.written());
        }
        if (words.isEmpty()) {
            redirects.empties(simple.redirects(), input, state);
            shell.conclusions().endless(before);
            boolean silent = simple.words().isEmpty() && simple.redirects().isEmpty();
            return silent ? "" : null;
        }
        shell.conclusions().read(simple.written(), "a command", "");
        if (words.size() > 1) {
            shell.told(streams, simple.written());
        }
        Builtins.Call call = call(words, simple.declared(), streams.input(), state);
        String printed = run(call, true);
        shell.printed(before, streams, simple.written());
        if ("".equals(printed) || SILENT.contains(name) || words.equals(NOTHING_SHOWN)) {
            redirects.empties(simple.redirects(), input, state);
        }
        return streams.redirected() ? null : printed;
    }

    private boolean keepsSplitting(String name, ShellState state) {
        boolean ours = Builtins.knows(name) || state.function(name) != null;
        return SPLITTING.contains(name) || !ours;
    }

    private Builtins.Call call(List<Word> words, List<Assignment> declared, Input input, ShellState state) {
        return new Builtins.Call(words.get(0).text(), words.subList(1, words.size()), declared, input, state, shell);
    }

    /** Reads a command that a program runs: no function of the line reaches it. */
    void outside(List<Word> words, Input input, ShellState state) {
        if (!words.isEmpty()) {
            shell.commands().simple().run(call(words, List.of(), input, state), false);
            shell.ended(state);
        }
    }

    /** Reads a call, of a function only when {@code functions} count. */
    @Nullable
    String run(Builtins.Call call, boolean functions) {
        call.state().budget().enter();
        String printed = null;
        String name = call.name();
        ShellCommand function = functions ? call.state().function(name) : null;
        boolean announced = functions && defining > 0 && call.state().announces(name);
        if (++commands > MOST_COMMANDS) {
            shell.conclusions().notUnderstood("", "there are more than " + MOST_COMMANDS + " commands");
            call.state().budget().steps(Budget.STEPS);
        } else if (!plain(name)) {
            shell.conclusions()
                    .notUnderstood(name, "the name of a command is computed, or has other than plain characters");
        } else if (running.contains(name) && (function != null || announced)) {
            shell.conclusions().notUnderstood(name, "a function calls itself");
        } else if (function != null) {
            printed = function(name, function, call);
        } else if (Builtins.knows(name)) {
            printed = Builtins.run(call);
        } else if (!announced) {
            program(call);
            printed = name.equals("cat") && call.arguments().isEmpty()
                    ? call.input().text()
                    : null;
        }
        call.state().budget().leave();
        return printed;
    }

    private static boolean plain(String name) {
        return !name.isEmpty()
                && name.chars().allMatch(c -> c > ' ' && c < 0x7F && "*?".indexOf(c) < 0)
                && (name.indexOf('[') < 0 || name.equals("["));
    }

    private void program(Builtins.Call call) {
        String program = call.state().seen(Word.of(call.name())).text();
        shell.programs()
                .read(new Invocation(
                        program, call.arguments(), call.input(), call.state(), shell, shell.conclusions()));
    }

    private @Nullable String function(String name, ShellCommand body, Builtins.Call call) {
        running.push(name);
        shell.commands().statement(body, call.input(), call.state());
        running.pop();
        Changes.in(body, call.state().budget())
                .locals()
                .forEach(local -> call.state().assign(local, null));
        return null;
    }

    /** Reads the definition of a function: what it does when it is called, perhaps. */
    void define(ShellCommand.Function function, ShellState state) {
        String name = function.name();
        if (Builtins.knows(name) || shell.programs().knows(name)) {
            shell.conclusions().notUnderstood(name, "a function takes the name of a program");
        }
        if (!running.contains(name)) {
            running.push(name);
            defining++;
            ShellState inside = state.copy();
            inside.undefine(name);
            inside.announce(Set.of(name));
            shell.commands().statement(function.body(), new Input(true, null, name), inside);
            defining--;
            running.pop();
        }
        state.define(name, function.body());
    }

    private void assignment(Assignment assignment, boolean lasting, boolean splits, ShellState state, Input input) {
        if (splits && assignment.name().equals("IFS")) {
            new WordReader(shell, state, input).words(assignment.values());
            return;
        }
        WordReader reader = new WordReader(shell, state, input);
        Word value = value(assignment, reader, state);
        if (lasting) {
            shell.assign(assignment.name(), value, reader, state);
        } else {
            shell.handed(assignment.name(), state.seen(value));
            if (!reader.secrets().isEmpty()) {
                state.taint(assignment.name());
            }
        }
        if (state.tracing()) {
            shell.secrets(reader, assignment.written());
        }
    }

    /** Returns the value that {@code assignment} gives, or an unknown one. */
    Word value(Assignment assignment, WordReader reader, ShellState state) {
        if (assignment.subscript() != null) {
            new Expressions(shell, state, reader).subscript(assignment.subscript());
        }
        if (assignment.array()) {
            for (ShellWord each : assignment.values()) {
                reader.words(each);
            }
            return ParameterReader.unknown();
        }
        Word value = reader.single(assignment.values().get(0));
        boolean exact = assignment.subscript() == null && !assignment.appends();
        return exact ? value : ParameterReader.unknown();
    }
}
