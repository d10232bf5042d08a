package dev.governor.command.program;

import dev.governor.command.Effect;
import dev.governor.command.ResourceKind;
import dev.governor.command.reading.Invocation;
import dev.governor.command.reading.Word;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Arguments by which code is given files and addresses from outside the project. */
final class Foreign {

    private static final List<String> NEAR =
            List.of("/usr/", "/lib/", "/lib64/", "/bin/", "/nix/", "/opt/homebrew/", "/dev/null", "/dev/std");
    private static final String BREAKS = "=:,@\"' ";
    private static final int LONGEST = 500;

    /** So many parts are taken to the end of the word, in case a path has such a sign in it; others to the next sign. */
    private static final int MANY = 32;

    private Foreign() {}

    /** Adds the secrets that {@code word} names, and code from elsewhere that it may name, behind {@code =} and the like too. */
    static void argument(Invocation call, Word word) {
        String text = word.text();
        part(call, word, text);
        Set<String> seen = new HashSet<>();
        int breaks = 0;
        for (int at = 0; at < text.length(); at++) {
            call.conclusions().budget().step();
            if (broken(text, at) && at + 1 < text.length()) {
                int end = breaks++ < MANY ? text.length() : next(text, at + 1);
                String part = text.substring(at + 1, Math.min(end, at + 1 + LONGEST));
                if (seen.add(part)) {
                    part(call, word, part);
                }
            }
        }
    }

    /**
     * Adds that a build is told to use what lies in a temporary or home directory, which nobody keeps with the project, and
     * the secrets that are named, since what checks or formats a file shows it.
     */
    static void setting(Invocation call, Word word) {
        String text = word.text();
        named(call, word);
        for (int at = -1; at < Math.min(text.length(), LONGEST); at++) {
            call.conclusions().budget().step();
            boolean begins = at < 0 || broken(text, at);
            if (begins && (text.startsWith("/", at + 1) || text.startsWith("~", at + 1))) {
                String part = text.substring(at + 1, Math.min(next(text, at + 1), text.length()));
                Word path = Word.of(part);
                ResourceKind kind = call.place().kind(path);
                boolean own = !call.place().seen(path).equals(path);
                if (!own && (kind == ResourceKind.TEMPORARY || kind == ResourceKind.HOME) || kind.secret()) {
                    call.effect(Effect.RUN_CODE, ResourceKind.UNTRUSTED_CODE, part);
                }
            }
        }
    }

    /** Adds the secrets that the parts of {@code word} name; a bare word such as {@code token} is no file here. */
    static void named(Invocation call, Word word) {
        String text = word.text();
        int parts = 0;
        for (int from = 0; from < text.length() && parts < MANY; parts++) {
            call.conclusions().budget().step();
            int end = Math.min(next(text, from), text.length());
            String part = text.substring(from, end);
            if (part.indexOf('.') >= 0 || part.indexOf('/') >= 0) {
                Word path = new Word(part, word.wild(), false);
                if (call.place().kind(path).secret()) {
                    call.path(Effect.READ_FILE, path);
                }
            }
            from = end + 1;
        }
    }

    private static boolean broken(String text, int at) {
        return BREAKS.indexOf(text.charAt(at)) >= 0;
    }

    private static int next(String text, int from) {
        int end = from;
        while (end < text.length() && end - from < LONGEST && !broken(text, end)) {
            end++;
        }
        return end;
    }

    private static void part(Invocation call, Word word, String part) {
        String scheme = Address.scheme(part);
        if (!scheme.isEmpty() && !scheme.equals("file")) {
            address(call, part);
            return;
        }
        if (part.isEmpty() || part.startsWith("-")) {
            return;
        }
        Word path = call.place().seen(new Word(part, word.wild(), false));
        ResourceKind kind = call.place().kind(path);
        if (kind.secret()) {
            call.path(Effect.READ_FILE, path);
        } else if (outside(path.text()) && !near(part)) {
            call.effect(Effect.RUN_CODE, ResourceKind.UNTRUSTED_CODE, part);
        }
    }

    private static void address(Invocation call, String part) {
        String host = Address.host(part);
        boolean local = host != null && (host.equals("localhost") || host.equals("127.0.0.1") || host.equals("[::1]"));
        if (!local) {
            call.effect(Effect.RUN_CODE, ResourceKind.UNTRUSTED_CODE, part);
            if (host != null) {
                call.conclusions().destination(host);
            }
        }
    }

    /** Returns whether a path lies where the machine keeps what was installed on it. */
    static boolean near(String path) {
        return NEAR.stream().anyMatch(path::startsWith);
    }

    private static boolean outside(String part) {
        boolean root = part.length() > 1 && part.charAt(0) == '/' && part.charAt(1) != '/';
        return root || part.startsWith("~") || part.startsWith("../") || part.equals("..");
    }
}
