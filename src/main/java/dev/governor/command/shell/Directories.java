package dev.governor.command.shell;

import dev.governor.command.ResourceKind;
import dev.governor.command.reading.Word;
import dev.governor.kernel.Budget;
import dev.governor.kernel.Split;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Where relative paths may begin.
 *
 * <p>A command after {@code cd} runs in the new directory or, when {@code cd} failed, in the old one; both are kept.
 *
 * @param all          every directory it may be; the project's own is the empty string
 * @param afterSuccess those it may be when all commands of the chain so far succeeded
 * @param stack        the directories that {@code popd} goes back to, the last one last
 */
record Directories(Set<String> all, Set<String> afterSuccess, List<Set<String>> stack) {

    private static final int MOST = 8;
    private static final int LONGEST = 1024;
    /** What begins a path that is not relative to the project, or may not be. */
    private static final String OUTSIDE = "/~$%";

    private static final Set<String> NOWHERE = Set.of(String.valueOf(Word.HOLE));

    /** The project's own directory. */
    static final Directories PROJECT = new Directories(Set.of(""), Set.of(""), List.of());

    Directories {
        all = few(all);
        afterSuccess = few(afterSuccess);
        stack = List.copyOf(stack);
    }

    private static Set<String> few(Set<String> directories) {
        return directories.size() > MOST ? NOWHERE : directories;
    }

    /** Returns where a command is that runs only when those before it succeeded. */
    Directories succeeded() {
        return new Directories(afterSuccess, afterSuccess, stack);
    }

    /** Returns where a command is whatever became of those before it. */
    Directories ended() {
        return afterSuccess.equals(all) ? this : new Directories(all, all, stack);
    }

    /** Returns where it is when {@code other} may have happened, or not. */
    Directories or(Directories other) {
        if (equals(other)) {
            return this;
        }
        List<Set<String>> common = stack.equals(other.stack) ? stack : List.of();
        return new Directories(union(all, other.all), union(afterSuccess, other.afterSuccess), common);
    }

    /** Returns where it is when {@code other} happened after success, or nothing more happened. */
    Directories then(Directories other) {
        List<Set<String>> common = stack.equals(other.stack) ? stack : List.of();
        return new Directories(union(all, other.all), other.afterSuccess, common);
    }

    /** Goes to {@code directory}, or to somewhere unknown; {@code seen} says what absolute paths are from the project. */
    Directories enter(@Nullable String directory, UnaryOperator<String> seen, Budget budget) {
        Set<String> next = new TreeSet<>();
        for (String from : afterSuccess) {
            String there = directory == null ? "" : there(joined(from, directory, budget), directory, seen);
            next.add(directory == null || there.length() > LONGEST ? String.valueOf(Word.HOLE) : there);
        }
        return new Directories(union(all, next), next, stack);
    }

    private static String there(String path, String added, UnaryOperator<String> seen) {
        String inside = seen.apply(path);
        return inside.equals(path) ? normal(path, added) : normal(inside, inside);
    }

    /** Goes to {@code directory} and remembers where it was. */
    Directories push(@Nullable String directory, UnaryOperator<String> seen, Budget budget) {
        List<Set<String>> more = new ArrayList<>(stack.subList(Math.max(0, stack.size() - MOST), stack.size()));
        more.add(afterSuccess);
        Directories there = enter(directory, seen, budget);
        return new Directories(there.all, there.afterSuccess, more);
    }

    /** Goes back to where it was before the last {@link #push}. */
    Directories pop(Budget budget) {
        if (stack.isEmpty()) {
            return enter(null, UnaryOperator.identity(), budget);
        }
        Set<String> back = stack.get(stack.size() - 1);
        return new Directories(union(all, back), back, stack.subList(0, stack.size() - 1));
    }

    /**
     * Returns {@code inside}, a path seen from the project's directory, as it is seen from here, or {@code null} when that is not
     * one place of the project.
     */
    @Nullable
    String fromHere(String inside) {
        String directory = all.size() == 1 ? all.iterator().next() : "..";
        if (directory.isEmpty()) {
            return inside;
        }
        List<String> down = Split.at('/', directory);
        boolean outside = directory.indexOf(Word.HOLE) >= 0 || OUTSIDE.indexOf(directory.charAt(0)) >= 0;
        return outside || down.get(0).equals("..") ? null : "../".repeat(down.size()) + inside;
    }

    /** Returns what {@code path} may name, seen from the project's directory, in plain form. */
    Set<String> places(String path, Budget budget) {
        Set<String> places = new TreeSet<>();
        places.add(path);
        all.forEach(directory -> places.add(normal(joined(directory, path, budget), path)));
        return places;
    }

    /** Returns {@code path} seen from {@code directory}. */
    static String joined(String directory, String path, Budget budget) {
        boolean drive = path.length() > 1 && path.charAt(1) == ':' && Character.isLetter(path.charAt(0));
        if (directory.isEmpty() || path.startsWith("/") || path.startsWith("~") || drive) {
            return path;
        }
        budget.characters(directory.length() + path.length());
        return directory + "/" + path;
    }

    private static Set<String> union(Set<String> left, Set<String> right) {
        if (left.equals(right)) {
            return left;
        }
        Set<String> union = new TreeSet<>(left);
        union.addAll(right);
        return union;
    }

    /** Returns {@code path} without {@code .} and with {@code ..} followed as the shell does, by name. */
    private static String normal(String path, String added) {
        boolean normal = added.indexOf('.') < 0 && added.indexOf('/') < 0 && !added.isEmpty();
        if (normal || path.indexOf(Word.HOLE) >= 0 || path.indexOf('\\') >= 0) {
            return path;
        }
        Deque<String> segments = new ArrayDeque<>();
        for (String segment : Split.at('/', path)) {
            boolean up = segment.equals("..") && !segments.isEmpty();
            if (up && !segments.getLast().equals("..") && !segments.getLast().startsWith("~")) {
                segments.removeLast();
            } else if (!segment.isEmpty() && !segment.equals(".")) {
                segments.addLast(segment);
            }
        }
        return (path.startsWith("/") ? "/" : "") + String.join("/", segments);
    }

    /** What is asked about paths seen from the project's directory. */
    interface Question {

        ResourceKind ask(String path, Budget budget);
    }

    /** Returns the most sensitive answer to {@code kinds} about what {@code word}, as a path, may name. */
    ResourceKind kind(Word word, Question kinds, Budget budget) {
        ResourceKind most = ResourceKind.NONE;
        for (String directory : all) {
            budget.step();
            most = most.worse(kind(joined(directory, word.text(), budget), kinds, budget));
        }
        return most;
    }

    private static ResourceKind kind(String path, Question kinds, Budget budget) {
        int hole = path.lastIndexOf(Word.HOLE);
        if (hole < 0) {
            return kinds.ask(path, budget);
        }
        ResourceKind end = kinds.ask("x" + path.substring(hole + 1), budget);
        ResourceKind start = kinds.ask(path.substring(0, path.indexOf(Word.HOLE)), budget);
        return end.secret() ? end : start.secret() ? start : ResourceKind.UNKNOWN;
    }
}
