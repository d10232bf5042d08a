package dev.governor.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** {@code find}, {@code fd} and what they run on what they find. */
final class FindProgram {

    private static final Set<String> RUNS = Set.of("-exec", "-execdir", "-ok", "-okdir");
    private static final Set<String> WRITES = Set.of("-fprint", "-fprintf", "-fls", "-fprint0");
    private static final Set<String> BEFORE = Set.of("-H", "-L", "-P");

    private FindProgram() {}

    static Map<String, Consumer<Invocation>> programs() {
        return Map.of(
                "find",
                FindProgram::find,
                "gfind",
                FindProgram::find,
                "fd",
                FindProgram::fd,
                "fdfind",
                FindProgram::fd);
    }

    private static void find(Invocation call) {
        List<Word> words = call.arguments();
        List<Word> roots = new ArrayList<>();
        int at = 0;
        while (at < words.size() && BEFORE.contains(words.get(at).text())) {
            at++;
        }
        while (at < words.size() && !words.get(at).text().matches("[-(!].*")) {
            roots.add(words.get(at++));
        }
        if (roots.isEmpty()) {
            roots.add(Word.of("."));
        }
        for (; at < words.size(); at++) {
            String text = words.get(at).text();
            if (text.equals("-delete")) {
                roots.forEach(root -> call.path(Effect.DELETE_RECURSIVELY, target(call, root)));
            } else if (RUNS.contains(text)) {
                at = runs(call, roots, at + 1);
            } else if (WRITES.contains(text) && at + 1 < words.size()) {
                call.path(Effect.WRITE_FILE, words.get(++at));
            } else if (!words.get(at).known() && words.get(at).loose()) {
                call.unclear("what it looks for is computed");
            }
        }
        call.effect(Effect.NONE, ResourceKind.NONE, call.shown());
    }

    /** Returns the names it looks for below {@code root}, when they are all it looks for, otherwise the root. */
    private static Word target(Invocation call, Word root) {
        List<Word> words = call.arguments();
        List<String> names = new ArrayList<>();
        boolean other = false;
        for (int at = 0; at + 1 < words.size(); at++) {
            String text = words.get(at).text();
            if (Set.of("-name", "-iname").contains(text) && words.get(at + 1).known()) {
                names.add(words.get(at + 1).text());
            }
            other |= text.matches("-o|-or|!|-not|,");
        }
        boolean inside = !root.text().startsWith("/")
                && !root.text().startsWith("~")
                && !root.text().startsWith("..");
        for (String name : names) {
            Word path = Word.of(root.text() + "/" + name);
            if (PathKinds.secret(call.scope().kind(path))) {
                return path;
            }
        }
        boolean narrow = names.size() == 1
                && !other
                && inside
                && root.known()
                && !names.get(0).equals("*");
        return narrow ? Word.of(root.text() + "/" + names.get(0)) : root;
    }

    private static int runs(Invocation call, List<Word> roots, int from) {
        List<Word> words = call.arguments();
        int end = from;
        while (end < words.size()
                && !words.get(end).text().equals(";")
                && !(words.get(end).text().equals("+")
                        && end > from
                        && words.get(end - 1).text().equals("{}"))) {
            end++;
        }
        for (Word root : roots) {
            Word found = target(call, root);
            List<Word> command = new ArrayList<>();
            for (Word word : words.subList(from, end)) {
                command.add(new Word(
                        word.text().replace("{}", found.text()),
                        word.wild() && !word.text().equals("{}"),
                        word.loose()));
            }
            Conclusions conclusions = call.reader().conclusions();
            int before = conclusions.size();
            call.runs(command, Input.NONE);
            boolean every = found == root && root.text().matches("(\\.{1,2}/?)+|/|~/?|/home.*");
            if (every && conclusions.since(before, Effect.READ_FILE)) {
                call.effect(Effect.READ_FILE, ResourceKind.UNKNOWN, call.shown());
            }
            if (conclusions.since(before, Effect.DELETE_FILE)) {
                call.path(Effect.DELETE_RECURSIVELY, found);
            }
        }
        return end;
    }

    private static void fd(Invocation call) {
        List<Word> words = call.arguments();
        for (int at = 0; at < words.size(); at++) {
            if (Set.of("-x", "-X", "--exec", "--exec-batch")
                    .contains(words.get(at).text())) {
                List<Word> command = new ArrayList<>(words.subList(at + 1, words.size()));
                command.add(new Word(String.valueOf(Word.HOLE), false, false));
                call.runs(command, Input.NONE);
                return;
            } else if (words.get(at).text().matches("--exec(-batch)?=.*")) {
                call.unclear("what it runs is not read");
            }
        }
        call.effect(Effect.NONE, ResourceKind.NONE, call.shown());
    }
}
