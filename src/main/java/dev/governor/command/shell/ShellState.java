package dev.governor.command.shell;

import dev.governor.command.ResourceKind;
import dev.governor.command.reading.PathReader;
import dev.governor.command.reading.Place;
import dev.governor.command.reading.Word;
import dev.governor.command.shell.grammar.ShellCommand;
import dev.governor.kernel.Budget;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known at one place of a line: directories, variables, functions.
 *
 * <p>A copy shares what it knows until one side changes it, so that a copy for each member of a long pipeline costs nothing.
 */
final class ShellState implements Place {

    private final PathReader kinds;
    private final Budget budget;
    private Map<String, String> values = Map.of();
    private Set<String> changing = Set.of();
    private Set<String> tainted = Set.of();
    private Map<String, ShellCommand> functions = Map.of();
    private Set<String> announced = Set.of();
    private Directories directories = Directories.PROJECT;
    private List<String> traps = List.of();
    private boolean ownValues;
    private boolean tracing;
    private boolean ended;

    ShellState(PathReader kinds, Budget budget) {
        this.kinds = kinds;
        this.budget = budget;
    }

    Budget budget() {
        return budget;
    }

    ShellState copy() {
        ShellState copy = new ShellState(kinds, budget);
        ownValues = false;
        copy.values = values;
        copy.changing = changing;
        copy.tainted = tainted;
        copy.functions = functions;
        copy.announced = announced;
        copy.directories = directories;
        copy.tracing = tracing;
        return copy;
    }

    /** Returns a copy for what runs only when everything before it succeeded, or only when it did not. */
    ShellState after(boolean success) {
        ShellState copy = copy();
        copy.directories = success ? directories.succeeded() : directories.ended();
        return copy;
    }

    /** Returns what a program of its own sees: no variable of this shell is sure to reach it, and no function does. */
    ShellState child() {
        ShellState child = copy();
        child.values = Map.of();
        child.functions = Map.of();
        child.announced = Set.of();
        child.directories = directories.ended();
        return child;
    }

    /** Takes over what {@code part} may have done, if it ran at all. */
    void merge(ShellState part) {
        directories = directories.or(part.directories);
        common(part);
    }

    /** Takes over what {@code part} may have done, which ran only when everything before it succeeded, or did not. */
    void merge(ShellState part, boolean success) {
        if (!success && part.ended) {
            directories = directories.succeeded();
        } else {
            directories = success ? directories.then(part.directories) : directories.or(part.directories);
            common(part);
        }
    }

    private void common(ShellState part) {
        tracing |= part.tracing;
        part.traps.forEach(this::trap);
        if (part.values != values) {
            budget.steps(values.size());
            Map<String, String> same = new HashMap<>(values);
            same.entrySet().removeIf(entry -> !entry.getValue().equals(part.values.get(entry.getKey())));
            values = same;
            ownValues = true;
        }
        if (part.functions != functions) {
            budget.steps(functions.size());
            Map<String, ShellCommand> same = new HashMap<>(functions);
            same.entrySet().removeIf(entry -> entry.getValue() != part.functions.get(entry.getKey()));
            functions = same;
        }
        tainted = with(tainted, part.tainted);
        changing = with(changing, part.changing);
    }

    private Set<String> with(Set<String> some, Set<String> more) {
        if (some == more || more.isEmpty()) {
            return some;
        }
        budget.steps(some.size() + more.size());
        Set<String> union = new HashSet<>(some);
        union.addAll(more);
        return union;
    }

    /** Ends a chain of commands: whether it succeeded does not matter to what follows. */
    void endChain() {
        directories = directories.ended();
    }

    /** Sets that the shell has ended here. */
    void end() {
        ended = true;
    }

    /** Sets that {@code names} are assigned more than once, or by a command, so that their values are never known. */
    void changing(Set<String> names) {
        changing = with(changing, names);
    }

    void assign(String name, @Nullable String value) {
        boolean known = value != null && !changing.contains(name) && value.indexOf(Word.HOLE) < 0;
        if (!known && !values.containsKey(name)) {
            return;
        }
        if (!ownValues) {
            budget.steps(values.size());
            values = new HashMap<>(values);
            ownValues = true;
        }
        if (known) {
            values.put(name, value);
        } else {
            values.remove(name);
        }
    }

    /** Sets that the value of {@code name} was made from a secret. */
    void taint(String name) {
        tainted = with(tainted, Set.of(name));
    }

    boolean tainted(String name) {
        return tainted.contains(name);
    }

    @Override
    public @Nullable String variable(String name) {
        return switch (name) {
            case "?", "$", "#", "RANDOM", "SECONDS", "LINENO", "UID", "EUID", "PPID" -> "0";
            case "!" -> "1000";
            case "HOME" -> homeKnown() ? "~" : null;
            case "PWD" -> inProject() && !changing.contains("PWD") ? "." : null;
            case "TMPDIR" -> changing.contains(name) ? null : values.getOrDefault(name, "/tmp");
            default -> values.get(name);
        };
    }

    boolean homeKnown() {
        return !changing.contains("HOME") && !values.containsKey("HOME");
    }

    @Override
    public boolean inProject() {
        return directories.all().equals(Set.of(""));
    }

    @Override
    public Set<String> names(Word path) {
        return directories.places(path.text(), budget);
    }

    @Override
    public ShellState below(Word directory) {
        ShellState there = copy();
        Directories entered =
                directories.ended().enter(directory.known() ? directory.text() : null, kinds::seen, budget);
        there.directories = entered.succeeded();
        return there;
    }

    @Override
    public Word seen(Word path) {
        String inside = kinds.seen(path.text());
        String here = inside.equals(path.text()) ? null : directories.fromHere(inside);
        return here == null ? path : path.with(here);
    }

    /** Goes to {@code directory}, or to somewhere unknown. */
    void enter(@Nullable String directory) {
        directories = directories.enter(directory, kinds::seen, budget);
    }

    /** Goes to {@code directory} and remembers where it was. */
    void push(@Nullable String directory) {
        directories = directories.push(directory, kinds::seen, budget);
    }

    Directories directories() {
        return directories;
    }

    void directories(Directories next) {
        directories = next;
    }

    /** Sets the functions that the line defines somewhere. */
    void announce(Set<String> names) {
        announced = with(announced, names);
    }

    boolean announces(String function) {
        return announced.contains(function);
    }

    void define(String name, ShellCommand body) {
        budget.steps(functions.size());
        Map<String, ShellCommand> next = new HashMap<>(functions);
        next.put(name, body);
        functions = next;
    }

    void undefine(String name) {
        if (functions.containsKey(name)) {
            Map<String, ShellCommand> next = new HashMap<>(functions);
            next.remove(name);
            functions = next;
        }
    }

    @Nullable
    ShellCommand function(String name) {
        return functions.get(name);
    }

    /** Sets that {@code line} runs later, when the shell ends or is interrupted. */
    void trap(String line) {
        if (!traps.contains(line)) {
            budget.steps(traps.size());
            traps = new ArrayList<>(traps);
            traps.add(line);
        }
    }

    /** Returns the lines that run later, and forgets them. */
    List<String> takeTraps() {
        List<String> taken = traps;
        traps = List.of();
        return taken;
    }

    void trace() {
        tracing = true;
    }

    /** Returns whether the shell prints each command it runs. */
    boolean tracing() {
        return tracing;
    }

    @Override
    public ResourceKind kind(Word word) {
        return directories.kind(word, kinds::of, budget);
    }

    @Override
    public ResourceKind written(Word word) {
        return directories.kind(word, kinds::written, budget);
    }

    @Override
    public boolean endless(Word word) {
        return kinds.endless(word.text());
    }

    @Override
    public boolean rows(Word word) {
        return kinds.rows(word.text());
    }
}
