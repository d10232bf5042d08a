package dev.governor.command.program;

import dev.governor.command.Effect;
import dev.governor.command.ResourceKind;
import dev.governor.command.reading.Input;
import dev.governor.command.reading.Invocation;
import dev.governor.command.reading.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The expression of {@code find}: where it looks, what it looks for, and what it runs on what it finds. */
final class FindExpression {

    private static final Set<String> BEFORE = Set.of("-H", "-L", "-P", "-E", "-X", "-s", "-x", "-d");
    private static final Set<String> SIGNS = Set.of(
            "(",
            ")",
            "!",
            ",",
            "-not",
            "-a",
            "-and",
            "-o",
            "-or",
            "-print",
            "-print0",
            "-ls",
            "-prune",
            "-quit",
            "-depth",
            "-mount",
            "-xdev",
            "-noleaf",
            "-daystart",
            "-follow",
            "-empty",
            "-executable",
            "-readable",
            "-writable",
            "-nouser",
            "-nogroup",
            "-true",
            "-false",
            "-ignore_readdir_race",
            "-noignore_readdir_race",
            "-warn",
            "-nowarn",
            "-d",
            "-x");
    private static final Set<String> VALUED = Set.of(
            "-name",
            "-iname",
            "-path",
            "-ipath",
            "-wholename",
            "-iwholename",
            "-regex",
            "-iregex",
            "-regextype",
            "-lname",
            "-ilname",
            "-type",
            "-xtype",
            "-size",
            "-perm",
            "-user",
            "-group",
            "-uid",
            "-gid",
            "-links",
            "-inum",
            "-mtime",
            "-atime",
            "-ctime",
            "-mmin",
            "-amin",
            "-cmin",
            "-used",
            "-newer",
            "-anewer",
            "-cnewer",
            "-newermt",
            "-newerat",
            "-newerct",
            "-newermm",
            "-newerma",
            "-newermc",
            "-newerBt",
            "-samefile",
            "-maxdepth",
            "-mindepth",
            "-printf",
            "-fstype",
            "-context",
            "-flags",
            "-D");
    private static final Set<String> RUNS = Set.of("-exec", "-execdir", "-ok", "-okdir");
    private static final Set<String> WRITES = Set.of("-fprint", "-fls", "-fprint0");
    private static final Set<String> EITHER = Set.of("-o", "-or", "!", "-not", ",");
    private static final String FOUND = "{}";

    private final List<Word> words;
    private final Invocation call;
    private final List<Word> roots = new ArrayList<>();
    private final List<Word> names = new ArrayList<>();
    private boolean either;
    private int at;

    private FindExpression(List<Word> words, Invocation call) {
        this.words = words;
        this.call = call;
        for (int index = 0; index + 1 < words.size(); index++) {
            String text = words.get(index).text();
            if (text.equals("-name") || text.equals("-iname")) {
                names.add(words.get(index + 1));
            }
            either |= EITHER.contains(text);
        }
    }

    /** Adds what the call of {@code find} with {@code words} does. */
    static void read(List<Word> words, Invocation call) {
        new FindExpression(words, call).read();
    }

    private void read() {
        while (at < words.size() && BEFORE.contains(words.get(at).text())) {
            at++;
        }
        while (at < words.size() && !begins(words.get(at))) {
            roots.add(call.place().seen(words.get(at++)));
        }
        if (roots.isEmpty()) {
            roots.add(Word.of("."));
        }
        if (roots.stream().anyMatch(Word::mayBeOption)) {
            call.unclear("where it looks is computed, and may say what it does");
        }
        while (at < words.size()) {
            call.conclusions().budget().step();
            primary(words.get(at++));
        }
    }

    private static boolean begins(Word word) {
        String text = word.text();
        return text.startsWith("-") || text.equals("(") || text.equals("!") || text.equals(",") || text.equals(")");
    }

    private void primary(Word word) {
        String text = word.text();
        if (SIGNS.contains(text)) {
            return;
        }
        if (VALUED.contains(text) && at < words.size()) {
            at++;
        } else if (text.equals("-delete")) {
            roots.forEach(root -> call.path(Effect.DELETE_RECURSIVELY, target(root)));
        } else if (RUNS.contains(text)) {
            runs();
        } else if (WRITES.contains(text) && at < words.size()) {
            call.path(Effect.WRITE_FILE, words.get(at++));
        } else if (text.equals("-fprintf") && at + 1 < words.size()) {
            call.path(Effect.WRITE_FILE, words.get(at));
            at += 2;
        } else if (text.startsWith("-O") && text.length() == 3) {
            return;
        } else {
            call.unclear("`" + word.shown() + "` is no test or action that is known");
        }
    }

    /** Returns the names it looks for below {@code root}, when they are all it looks for, otherwise the root. */
    private Word target(Word root) {
        for (Word name : names) {
            Word path = Word.of(root.text() + "/" + name.text());
            if (call.place().kind(path).secret()) {
                return path;
            }
        }
        boolean narrow = names.size() == 1
                && !either
                && !outside(root)
                && root.known()
                && names.get(0).known();
        return narrow && !names.get(0).text().equals("*")
                ? Word.of(root.text() + "/" + names.get(0).text())
                : root;
    }

    private static boolean outside(Word root) {
        return root.text().startsWith("/")
                || root.text().startsWith("~")
                || root.text().startsWith("..");
    }

    private void runs() {
        int from = at;
        while (at < words.size() && !ends(from)) {
            at++;
        }
        List<Word> command = words.subList(from, at);
        if (at == words.size() || command.isEmpty()) {
            call.unclear("the command it runs does not end");
            return;
        }
        at++;
        roots.forEach(root -> runs(command, root));
    }

    private boolean ends(int from) {
        String text = words.get(at).text();
        return text.equals(";")
                || text.equals("+") && at > from && words.get(at - 1).text().equals(FOUND);
    }

    /** What a command does to one file it does to a whole tree. */
    private void runs(List<Word> command, Word root) {
        Word found = target(root);
        boolean tree = found == root;
        List<Word> filled = command.stream()
                .map(word -> new Word(
                        word.text().replace(FOUND, found.text()),
                        word.wild() && !word.text().equals(FOUND),
                        word.loose()))
                .toList();
        int before = call.conclusions().size();
        call.runs(filled, Input.NONE);
        boolean deletes = call.conclusions().since(before, Effect.DELETE_FILE);
        boolean changes = tree && call.conclusions().since(before, Effect.WRITE_FILE);
        if (deletes || changes) {
            call.path(Effect.DELETE_RECURSIVELY, found);
        }
        boolean everything = root.text().equals(".") || root.text().equals("./") || outside(root);
        if (tree && everything && call.conclusions().since(before, Effect.READ_FILE)) {
            call.effect(Effect.READ_FILE, ResourceKind.UNKNOWN, call.shown());
        }
    }
}
