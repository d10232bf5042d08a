package dev.governor.command;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Programs that remove, move, copy, overwrite files or change who may use them. */
final class FilePrograms {

    private FilePrograms() {}

    static Map<String, Consumer<Invocation>> programs() {
        Map<String, Consumer<Invocation>> programs = new HashMap<>();
        programs.put("rm", FilePrograms::remove);
        programs.put("unlink", FilePrograms::remove);
        programs.put(
                "rimraf",
                call -> tree(call, Options.of(call.arguments(), Set.of()).operands()));
        programs.put(
                "srm", call -> tree(call, Options.of(call.arguments(), Set.of()).operands()));
        programs.put("cp", FilePrograms::copy);
        programs.put("install", FilePrograms::copy);
        programs.put("mv", FilePrograms::move);
        programs.put("ln", FilePrograms::link);
        programs.put("dd", FilePrograms::convert);
        programs.put("truncate", call -> each(call, Effect.WRITE_FILE, Set.of("-s", "-r", "--size", "--reference"), 0));
        programs.put("shred", call -> each(call, Effect.DELETE_FILE, Set.of("-n", "-s", "--iterations", "--size"), 0));
        programs.put("tee", call -> each(call, Effect.WRITE_FILE, Set.of(), 0));
        for (String name : List.of("chmod", "chown", "chgrp", "setfacl", "chattr")) {
            programs.put(name, FilePrograms::permission);
        }
        return programs;
    }

    private static void each(Invocation call, Effect effect, Set<String> valued, int skipped) {
        Options options = Options.of(call.arguments(), valued);
        options.operands().stream().skip(skipped).forEach(word -> call.path(effect, word));
    }

    private static void remove(Invocation call) {
        Options options = Options.of(call.arguments(), Set.of());
        boolean recursive = options.has("-r", "-R", "--recursive", "--no-preserve-root") || options.loose();
        if (recursive) {
            tree(call, options.operands());
        } else {
            options.operands()
                    .forEach(word -> call.path(many(word) ? Effect.DELETE_RECURSIVELY : Effect.DELETE_FILE, word));
        }
        if (options.loose()) {
            call.unclear("what it removes is computed");
        }
        if (options.operands().isEmpty()) {
            call.effect(Effect.NONE, ResourceKind.NONE, call.shown());
        }
    }

    /** Returns whether the word stands for all files of a directory, or of a tree. */
    private static boolean many(Word word) {
        String last = word.text().substring(word.text().lastIndexOf('/') + 1);
        return word.wild() && (word.text().contains("**") || last.matches("[.*?!\\[\\]^{},]+"));
    }

    private static void tree(Invocation call, List<Word> paths) {
        paths.forEach(word -> call.path(Effect.DELETE_RECURSIVELY, word));
    }

    private static Set<String> target() {
        return Set.of("-t", "--target-directory", "-S", "--suffix", "-m", "--mode", "-o", "--owner", "-g", "--group");
    }

    private static void copy(Invocation call) {
        Options options = Options.of(call.arguments(), target());
        List<Word> operands = options.operands();
        options.values("-t", "--target-directory").forEach(word -> call.path(Effect.WRITE_FILE, word));
        int last = options.has("-t", "--target-directory") ? operands.size() : operands.size() - 1;
        for (int at = 0; at < operands.size(); at++) {
            call.path(at < last ? Effect.READ_FILE : Effect.WRITE_FILE, operands.get(at));
        }
        boolean lends =
                options.values("-m", "--mode").anyMatch(mode -> mode.text().matches("[2467]\\d{3}|.*s.*"));
        if (call.program().equals("install") && lends) {
            call.effect(Effect.CHANGE_PRIVILEGE, ResourceKind.SYSTEM_FILE, call.shown());
        }
        if (options.loose()) {
            call.unclear("what it copies is computed");
        }
    }

    private static void move(Invocation call) {
        Options options = Options.of(call.arguments(), target());
        List<Word> operands = options.operands();
        options.values("-t", "--target-directory").forEach(word -> call.path(Effect.WRITE_FILE, word));
        int last = options.has("-t", "--target-directory") ? operands.size() : operands.size() - 1;
        for (int at = 0; at < operands.size(); at++) {
            ResourceKind kind = call.scope().kind(operands.get(at));
            boolean whole = kind == ResourceKind.HOME
                    || kind == ResourceKind.SYSTEM_FILE
                    || kind == ResourceKind.UNKNOWN
                    || kind == ResourceKind.REPOSITORY;
            call.path(
                    at >= last ? Effect.WRITE_FILE : whole ? Effect.DELETE_RECURSIVELY : Effect.DELETE_FILE,
                    operands.get(at));
        }
        if (options.loose()) {
            call.unclear("what it moves is computed");
        }
    }

    private static void link(Invocation call) {
        Options options = Options.of(call.arguments(), Set.of("-t", "-S"));
        List<Word> operands = options.operands();
        for (int at = 0; at < operands.size(); at++) {
            boolean to = at > 0 && at == operands.size() - 1;
            ResourceKind kind = call.scope().kind(operands.get(at));
            if (to) {
                call.path(Effect.WRITE_FILE, operands.get(at));
            } else if (kind != ResourceKind.SOURCE && kind != ResourceKind.TEMPORARY) {
                call.effect(Effect.READ_FILE, kind, operands.get(at).text());
                call.unclear("a second name for something outside the project would hide what later commands do");
            }
        }
    }

    private static void convert(Invocation call) {
        for (Word word : call.arguments()) {
            if (word.text().startsWith("of=")) {
                call.path(Effect.WRITE_FILE, word.from(3));
            } else if (word.text().startsWith("if=")) {
                call.path(Effect.READ_FILE, word.from(3));
            } else if (!word.known()) {
                call.unclear("what it writes is computed");
            }
        }
        call.effect(Effect.NONE, ResourceKind.NONE, call.shown());
    }

    private static void permission(Invocation call) {
        Options options = Options.of(call.arguments(), Set.of("-m", "-x", "-M", "--reference", "--from"));
        List<Word> operands = options.operands();
        boolean recursive = options.has("-R", "--recursive");
        String mode = call.arguments().stream()
                .map(Word::text)
                .filter(text ->
                        call.program().equals("chmod") && text.matches("[-+=ugoarwxXst0-7,]+") && !text.equals("-R"))
                .findFirst()
                .orElse("");
        boolean executable = mode.matches("[ua]?\\+x|0?[67][0-5][0-5]|u=?\\+?rwx?|[ugoa]*\\+r|[-+ugoa]*-[rwx]+");
        List<Word> paths =
                operands.stream().filter(word -> !word.text().equals(mode)).toList();
        int skipped = call.program().equals("chmod") || call.program().equals("setfacl") ? 0 : 1;
        for (Word path : paths.subList(Math.min(skipped, paths.size()), paths.size())) {
            ResourceKind kind = call.scope().kind(path);
            boolean own = kind == ResourceKind.SOURCE || kind == ResourceKind.TEMPORARY;
            boolean harmless = executable && !recursive && (own || PathKinds.secret(kind) && mode.matches("0?[46]00"));
            call.effect(harmless ? Effect.WRITE_FILE : Effect.CHANGE_PRIVILEGE, kind, path.text());
        }
        if (options.loose()) {
            call.unclear("whose permissions it changes is computed");
        }
    }
}
