package dev.governor.command;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What is known at one place of a shell line: variables, functions, and where relative paths begin.
 *
 * <p>A command after {@code cd} may run in the new directory or, when {@code cd} failed, in the old one; both are kept.
 */
final class Scope {

    private static final int MOST_DIRECTORIES = 8;

    private final Map<String, String> values = new HashMap<>();
    private final Set<String> changing = new HashSet<>();
    private final Set<String> functions = new HashSet<>();
    private Set<String> directories = new TreeSet<>(Set.of(""));
    private Set<String> afterSuccess = directories;

    Scope copy() {
        Scope copy = new Scope();
        copy.values.putAll(values);
        copy.changing.addAll(changing);
        copy.functions.addAll(functions);
        copy.directories = new TreeSet<>(directories);
        copy.afterSuccess = new TreeSet<>(afterSuccess);
        return copy;
    }

    /** Returns a copy for what runs only when everything before it succeeded. */
    Scope afterSuccess() {
        Scope copy = copy();
        copy.directories = new TreeSet<>(afterSuccess);
        return copy;
    }

    /** Takes over what {@code part} may have done, if it was run at all. */
    void merge(Scope part) {
        directories.addAll(part.directories);
        afterSuccess = part.afterSuccess;
        functions.addAll(part.functions);
        values.entrySet().removeIf(entry -> !entry.getValue().equals(part.values.get(entry.getKey())));
    }

    /** Ends a chain of commands: whether it succeeded does not matter to what follows. */
    void endChain() {
        afterSuccess = directories;
    }

    /** Sets that {@code name} is assigned more than once, or by a command, so that its value is never known. */
    void changing(Set<String> names) {
        changing.addAll(names);
    }

    void assign(String name, @Nullable String value) {
        if (value == null || changing.contains(name) || value.indexOf(Word.HOLE) >= 0) {
            values.remove(name);
        } else {
            values.put(name, value);
        }
    }

    /** Sets the variable of a loop for one turn. */
    void loopValue(String name, Word value) {
        if (value.known() && !changing.contains(name)) {
            values.put(name, value.text());
        } else {
            values.remove(name);
        }
    }

    /** Returns the value of the variable {@code name}, or {@code null} when only running would tell. */
    @Nullable
    String value(String name) {
        return switch (name) {
            case "?", "$", "#", "!", "RANDOM", "SECONDS", "LINENO", "UID", "EUID", "PPID" -> "0";
            case "HOME" -> homeKnown() ? "~" : null;
            case "PWD" -> inProject() && !changing.contains("PWD") ? "." : null;
            default -> values.get(name);
        };
    }

    boolean homeKnown() {
        return !changing.contains("HOME");
    }

    boolean inProject() {
        return directories.equals(Set.of(""));
    }

    void define(String function) {
        functions.add(function);
    }

    boolean defines(String function) {
        return functions.contains(function);
    }

    /** Goes to {@code directory}, or to somewhere unknown. */
    void enter(@Nullable String directory) {
        Set<String> next = new TreeSet<>();
        for (String from : afterSuccess) {
            next.add(directory == null ? String.valueOf(Word.HOLE) : joined(from, directory));
        }
        directories = new TreeSet<>(directories);
        directories.addAll(next);
        if (directories.size() > MOST_DIRECTORIES) {
            directories = new TreeSet<>(Set.of(String.valueOf(Word.HOLE)));
        }
        afterSuccess = next;
    }

    /** Returns the most sensitive kind of thing that {@code word}, as a path, may name here. */
    ResourceKind kind(Word word) {
        ResourceKind most = ResourceKind.NONE;
        for (String directory : directories) {
            ResourceKind kind = kind(joined(directory, word.text()));
            most = kind.compareTo(most) > 0 ? kind : most;
        }
        return most;
    }

    private static ResourceKind kind(String path) {
        int hole = path.lastIndexOf(Word.HOLE);
        if (hole < 0) {
            return PathKinds.of(path);
        }
        ResourceKind end = PathKinds.of("x" + path.substring(hole + 1));
        ResourceKind start = PathKinds.of(path.substring(0, path.indexOf(Word.HOLE)));
        return PathKinds.secret(end) ? end : PathKinds.secret(start) ? start : ResourceKind.UNKNOWN;
    }

    private static String joined(String directory, String path) {
        boolean whole =
                directory.isEmpty() || path.startsWith("/") || path.startsWith("~") || path.matches("^[A-Za-z]:.*");
        return whole ? path : directory + "/" + path;
    }
}
