package dev.governor.command.program;

import dev.governor.command.Effect;
import dev.governor.command.ResourceKind;
import dev.governor.command.reading.Word;
import java.util.EnumSet;
import java.util.Set;

/** Files that a call reads, writes, moves and removes. */
final class PathRoles {

    private static final String STREAM = "-";

    /** Places whose trees hold secrets beside everything else. */
    private static final Set<ResourceKind> WIDE = EnumSet.of(
            ResourceKind.HOME, ResourceKind.SYSTEM_FILE, ResourceKind.OTHER, ResourceKind.UNKNOWN, ResourceKind.DEVICE);

    /** Files that are known by names without an extension. */
    private static final Set<String> BARE_FILES = Set.of(
            "Makefile",
            "Dockerfile",
            "Containerfile",
            "Jenkinsfile",
            "Procfile",
            "Gemfile",
            "Rakefile",
            "Vagrantfile",
            "Brewfile",
            "Justfile",
            "LICENSE",
            "README",
            "CHANGELOG",
            "CODEOWNERS",
            "NOTICE",
            "VERSION",
            "gradlew",
            "mvnw");

    private PathRoles() {}

    /** A build of .NET makes {@code bin} and {@code obj} side by side: who removes both removes what it made. */
    static void removesTree(Call call, Word word) {
        boolean made = beside(call, word, "bin", "obj") || beside(call, word, "obj", "bin");
        if (made && call.kind(word) == ResourceKind.SOURCE) {
            call.effect(Effect.DELETE_RECURSIVELY, ResourceKind.TEMPORARY, word.text());
        } else {
            call.path(Effect.DELETE_RECURSIVELY, word);
        }
    }

    private static boolean beside(Call call, Word word, String name, String other) {
        String text = word.text();
        if (word.wild() || !text.equals(name) && !text.endsWith("/" + name)) {
            return false;
        }
        String sought = text.substring(0, text.length() - name.length()) + other;
        return call.arguments().operands().stream()
                .anyMatch(each -> call.seen(each).text().equals(sought));
    }

    static void reads(Call call, Word word) {
        if (word.text().equals(STREAM)) {
            return;
        }
        if (word.wild() && everything(word)) {
            call.effect(Effect.READ_FILE, ResourceKind.UNKNOWN, word.text());
        }
        call.path(Effect.READ_FILE, word);
    }

    /** A file of rows is shown by the statements that ask for them. */
    static void opens(Call call, Word word) {
        if (call.kind(word) != ResourceKind.DATA_FILE) {
            call.path(Effect.READ_FILE, word);
        }
    }

    static void readsTree(Call call, Word word) {
        if (WIDE.contains(call.kind(word))) {
            call.effect(Effect.READ_FILE, ResourceKind.UNKNOWN, word.text());
        }
        call.path(Effect.READ_FILE, word);
    }

    /** Lines that match are shown: of a whole project that is ordinary work, of a home directory it is not. */
    static void searches(Call call, Word word) {
        if (!word.text().equals(STREAM)) {
            readsTree(call, word);
        }
    }

    static void lists(Call call, Word word) {
        if (word.text().equals(STREAM)) {
            call.unclear("what it works on stands in its input");
            return;
        }
        call.path(Effect.READ_FILE, word);
        call.effect(Effect.READ_FILE, ResourceKind.UNKNOWN, word.text());
    }

    /** What stands in the file is gone; rows were written by hand or by a run that nobody repeats. */
    static void empties(Call call, Word word) {
        if (call.invocation().place().rows(word) && call.kind(word) != ResourceKind.TEMPORARY) {
            call.effect(Effect.DISCARD_CHANGES, ResourceKind.SOURCE, word.text());
        }
        removes(call, word);
    }

    /** A file inside an archive, an image or another host: a secret by its name is one there too. */
    static void member(Call call, Word word) {
        Word there = new Word(
                word.text(), word.text().indexOf('*') >= 0 || word.text().indexOf('?') >= 0, word.loose());
        ResourceKind kind = call.kind(there);
        if (kind.secret() || kind == ResourceKind.CUSTOMER_DATA || !word.known()) {
            call.path(Effect.READ_FILE, there);
        }
    }

    /** A file that is taken although it is ignored: a directory or a pattern holds whatever was kept out. */
    static void ignored(Call call, Word word) {
        if (!file(word) && call.kind(word) != ResourceKind.TEMPORARY) {
            call.effect(Effect.READ_FILE, ResourceKind.UNKNOWN, word.text());
        }
        call.path(Effect.READ_FILE, word);
    }

    /** A pattern of names stands for more than anybody looked at. */
    static void removes(Call call, Word word) {
        call.path(word.wild() ? Effect.DELETE_RECURSIVELY : Effect.DELETE_FILE, word);
    }

    /** What leaves the project is gone from it; what stays inside has another name. */
    static void moves(Call call, Word word) {
        if (word.equals(call.last()) && call.arguments().operands().size() > 1) {
            return;
        }
        ResourceKind from = call.kind(word);
        ResourceKind to = call.kind(call.last());
        boolean inside = to == ResourceKind.SOURCE || from == to;
        boolean named = extension(word) && from == ResourceKind.SOURCE;
        boolean whole =
                !inside && !named || word.wild() && !inside || WIDE.contains(from) || from == ResourceKind.REPOSITORY;
        boolean gone = to == ResourceKind.NONE || to == ResourceKind.DEVICE;
        call.path(
                whole || gone && from != ResourceKind.TEMPORARY ? Effect.DELETE_RECURSIVELY : Effect.DELETE_FILE, word);
    }

    /** A file is put back to what it was; a directory or a pattern is work thrown away that nobody looked at. */
    static void restores(Call call, Word word) {
        if (file(word)) {
            call.path(Effect.WRITE_FILE, word);
        } else {
            call.effect(Effect.DISCARD_CHANGES, ResourceKind.REPOSITORY, word.text());
            call.path(Effect.DELETE_RECURSIVELY, word);
        }
    }

    /** Returns whether the word is written like one file, not like a directory or a pattern. */
    private static boolean file(Word word) {
        String text = word.text();
        String name = text.substring(text.lastIndexOf('/') + 1);
        boolean one = word.known() && !word.wild() && (extension(word) || BARE_FILES.contains(name));
        return one && text.charAt(0) != ':' && text.indexOf('*') < 0;
    }

    private static boolean extension(Word word) {
        String name = word.text().substring(word.text().lastIndexOf('/') + 1);
        return name.lastIndexOf('.') > 0 && !name.endsWith(".");
    }

    /** Returns whether the pattern stands for all names of a directory. */
    private static boolean everything(Word word) {
        String name = word.text().substring(word.text().lastIndexOf('/') + 1);
        return !name.isEmpty() && name.chars().allMatch(c -> c == '*' || c == '?');
    }
}
