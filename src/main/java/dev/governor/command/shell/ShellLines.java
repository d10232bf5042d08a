package dev.governor.command.shell;

import dev.governor.command.Effect;
import dev.governor.command.ResourceKind;
import dev.governor.command.Workplace;
import dev.governor.command.reading.Conclusions;
import dev.governor.command.reading.Input;
import dev.governor.command.reading.Lines;
import dev.governor.command.reading.PathReader;
import dev.governor.command.reading.Place;
import dev.governor.command.reading.ProgramReader;
import dev.governor.command.reading.Word;
import dev.governor.command.shell.grammar.ShellCommand;
import dev.governor.command.shell.grammar.ShellGrammar;
import dev.governor.kernel.Budget;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads lines of bash. Made for one action and used by one thread. */
public final class ShellLines implements Lines {

    private static final int DEEPEST_LINES = 8;

    private final ProgramReader programs;
    private final Variables variables;
    private final PathReader kinds;
    private final Conclusions conclusions;
    private final CommandReader commands;
    private final Map<String, Boolean> secrets = new HashMap<>();
    private final Set<String> settled = new HashSet<>();
    private int lines;
    private boolean hidden;
    private boolean evaluates;

    /**
     * Makes a reader.
     *
     * @param programs    knows the programs that lines call
     * @param variables   knows what variables decide and hold
     * @param kinds       knows what paths name
     * @param conclusions takes what is concluded
     */
    public ShellLines(ProgramReader programs, Variables variables, PathReader kinds, Conclusions conclusions) {
        this.programs = programs;
        this.variables = variables;
        this.kinds = kinds;
        this.conclusions = conclusions;
        this.commands = new CommandReader(this);
    }

    /**
     * Returns the place where the relative paths of an action begin.
     *
     * <p>INVARIANT: a directory that the caller names is believed below a workspace that people recorded; without one, paths
     * begin there or in the project's directory, whichever is worse.
     */
    public static Place place(PathReader kinds, Workplace where, Budget budget) {
        ShellState state = new ShellState(kinds, budget);
        if (where.directory().isEmpty()) {
            return state;
        }
        if (where.workspace() != null) {
            return state.below(Word.of(where.directory()));
        }
        state.enter(where.directory());
        state.endChain();
        return state;
    }

    /** Reads the line of an action; what the budget does not suffice for is concluded as not understood. */
    public void read(String line) {
        read(line, Workplace.PROJECT);
    }

    /** Reads the line of an action that works {@code where}. */
    public void read(String line, Workplace where) {
        try {
            own(line, Input.NONE, state(place(kinds, where, conclusions.budget())));
        } catch (Budget.Spent e) {
            conclusions.notUnderstood(line, e.sentence());
        }
        if (hidden && evaluates) {
            conclusions.notUnderstood(line, "a subscript may hold a command");
        }
    }

    @Override
    public void line(String line, Input input, Place place) {
        if (lines >= DEEPEST_LINES) {
            conclusions.notUnderstood(line, "shells run shells more than " + DEEPEST_LINES + " deep");
            return;
        }
        own(line, input, state(place).child());
    }

    @Override
    public void command(List<Word> words, Input input, Place place) {
        commands.simple().outside(words, input, state(place).child());
    }

    private ShellState state(Place place) {
        if (place instanceof ShellState known) {
            return known;
        }
        return new ShellState(kinds, conclusions.budget()).below(Word.UNKNOWN);
    }

    /** Reads {@code line} in a shell of its own, whose state is {@code state}. */
    void own(String line, Input input, ShellState state) {
        here(line, input, state);
        ended(state);
    }

    /** Reads what runs when the shell with {@code state} ends. */
    void ended(ShellState state) {
        for (String trap : state.takeTraps()) {
            here(trap, Input.NONE, state);
        }
    }

    /** Reads {@code line} in the shell whose state is {@code state}. */
    void here(String line, Input input, ShellState state) {
        conclusions.budget().enter();
        lines++;
        ShellGrammar.Result result = ShellGrammar.parse(line, conclusions.budget());
        if (result instanceof ShellGrammar.Parsed parsed) {
            parsed(parsed.command(), input, state);
        } else if (result instanceof ShellGrammar.Refused refused) {
            conclusions.notUnderstood(line, refused.sentence());
        }
        lines--;
        conclusions.budget().leave();
    }

    private void parsed(ShellCommand command, Input input, ShellState state) {
        Changes changes = Changes.in(command, conclusions.budget());
        state.changing(changes.names());
        state.announce(changes.functions());
        commands.statement(command, input, state);
    }

    CommandReader commands() {
        return commands;
    }

    Conclusions conclusions() {
        return conclusions;
    }

    ProgramReader programs() {
        return programs;
    }

    /** Returns whether {@code name} says that the variable holds a secret. */
    boolean holdsSecret(String name) {
        return secrets.computeIfAbsent(name, variables::secret);
    }

    /** Returns whether setting {@code name} to {@code value} decides what other commands do. */
    boolean decisive(String name, String value) {
        return variables.decisive(name, value);
    }

    /** Returns whether reading a thing of this kind is already a loss. */
    boolean secret(ResourceKind kind) {
        return kind.secret();
    }

    /** Looks at a text that the line hands on: a subscript in it may hold a command. */
    void seen(String text) {
        int open = text.indexOf('[');
        hidden |= open >= 0 && (text.indexOf("$(", open) >= 0 || text.indexOf('`', open) >= 0);
    }

    /** Remembers that the line evaluates what a variable holds. */
    void evaluates() {
        evaluates = true;
    }

    /** Reads that {@code name} gets a value that is not known. */
    void set(String name, ShellState state) {
        assign(name, ParameterReader.unknown(), null, state);
    }

    /** Reads that {@code name} gets {@code value}, which was read by {@code words}. */
    void assign(String name, Word value, @Nullable WordReader words, ShellState state) {
        decides(name, state.seen(value));
        if (words != null && !words.secrets().isEmpty()) {
            state.taint(name);
        }
        state.assign(name, value.known() ? value.text() : null);
    }

    /** Reads that a command gets the variable {@code name} with {@code value}. */
    void decides(String name, Word value) {
        if (!settled.add(name + "=" + value.text())) {
            return;
        }
        if (decisive(name, value.text())) {
            conclusions.notUnderstood(
                    name + "=" + value.shown(), "it sets a variable that decides what other commands do");
        } else {
            conclusions.read(name + "=" + value.shown(), "a variable that decides nothing", "");
        }
    }

    /** Reads that one command alone gets the variable: what it points to must not lie where nobody keeps it. */
    void handed(String name, Word value) {
        decides(name, value);
        if (!variables.listed(name) && Elsewhere.points(name, value.text())) {
            conclusions.notUnderstood(name + "=" + value.shown(), "it points a program to what lies elsewhere");
        }
    }

    /**
     * Concludes what becomes of what {@code written} prints: without an end, it takes all the room of a file that keeps it.
     *
     * @param before whether what was read before it prints without an end
     */
    void printed(boolean before, RedirectReader.Streams streams, String written) {
        boolean endless = conclusions.takeEndless();
        if (endless && streams.kept()) {
            conclusions.add(
                    Effect.CHANGE_SYSTEM,
                    ResourceKind.DEVICE,
                    written,
                    "what it prints does not end, and a file keeps it");
        }
        conclusions.endless(before || endless && !streams.redirected());
    }

    /** Concludes that a port is told what {@code written} prints, when that is where it goes. */
    void told(RedirectReader.Streams streams, String written) {
        if (streams.told()) {
            conclusions.notUnderstood(written, "what it prints is told to whatever listens");
        }
    }

    /** Concludes that the values of secret variables, which {@code words} met, are handed on by {@code written}. */
    void secrets(WordReader words, String written) {
        for (String name : words.secrets()) {
            conclusions.add(
                    Effect.READ_FILE, ResourceKind.ENV_FILE, name, "the value of a secret variable is handed on");
            conclusions.read(written, "it hands on the value of `" + name + "`", "");
        }
    }
}
