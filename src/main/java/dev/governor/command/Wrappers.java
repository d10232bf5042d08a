package dev.governor.command;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Programs whose arguments are another command: what counts is that command. */
final class Wrappers {

    private static final Map<String, Set<String>> VALUED = Map.ofEntries(
            Map.entry(
                    "sudo",
                    Set.of(
                            "-u",
                            "-g",
                            "-h",
                            "-p",
                            "-C",
                            "-T",
                            "-r",
                            "-t",
                            "-D",
                            "-R",
                            "-U",
                            "--user",
                            "--group",
                            "--host",
                            "--prompt",
                            "--chdir",
                            "--chroot",
                            "--close-from",
                            "--command-timeout")),
            Map.entry("doas", Set.of("-u", "-C")),
            Map.entry("runuser", Set.of("-u", "-g", "-G")),
            Map.entry("env", Set.of("-u", "-C", "-S", "--unset", "--chdir", "--split-string")),
            Map.entry("nohup", Set.of()),
            Map.entry("setsid", Set.of()),
            Map.entry("time", Set.of("-o", "-f", "--output", "--format")),
            Map.entry("nice", Set.of("-n", "--adjustment")),
            Map.entry("ionice", Set.of("-c", "-n", "-p", "--class", "--classdata")),
            Map.entry("chrt", Set.of("-p")),
            Map.entry("stdbuf", Set.of("-i", "-o", "-e", "--input", "--output", "--error")),
            Map.entry("timeout", Set.of("-s", "-k", "--signal", "--kill-after")),
            Map.entry(
                    "xargs",
                    Set.of(
                            "-I",
                            "-n",
                            "-P",
                            "-L",
                            "-d",
                            "-E",
                            "-s",
                            "-a",
                            "--max-args",
                            "--max-procs",
                            "--delimiter",
                            "--arg-file",
                            "--max-lines",
                            "--replace",
                            "--max-chars",
                            "--eof")),
            Map.entry("exec", Set.of("-a")),
            Map.entry("command", Set.of()),
            Map.entry("builtin", Set.of()),
            Map.entry("coproc", Set.of()),
            Map.entry("busybox", Set.of()),
            Map.entry("toybox", Set.of()),
            Map.entry("caffeinate", Set.of("-t", "-w")),
            Map.entry("unbuffer", Set.of()),
            Map.entry("strace", Set.of("-e", "-o", "-p", "-s", "-u", "-E")),
            Map.entry("ltrace", Set.of("-e", "-o", "-p", "-s", "-u")),
            Map.entry("watch", Set.of("-n", "--interval")),
            Map.entry("chroot", Set.of("--userspec", "--groups")),
            Map.entry("flock", Set.of("-w", "-E", "--timeout")),
            Map.entry("proxychains", Set.of("-f")),
            Map.entry("torsocks", Set.of()),
            Map.entry("faketime", Set.of("-f")),
            Map.entry("direnv", Set.of()),
            Map.entry("dotenv", Set.of("-f", "-e")));

    private Wrappers() {}

    static Map<String, Consumer<Invocation>> programs() {
        Map<String, Consumer<Invocation>> programs = new HashMap<>();
        VALUED.keySet().forEach(name -> programs.put(name, Wrappers::plain));
        programs.put("sudo", Wrappers::otherUser);
        programs.put("doas", Wrappers::otherUser);
        programs.put("runuser", Wrappers::otherUser);
        programs.put("env", Wrappers::environment);
        programs.put("xargs", Wrappers::xargs);
        programs.put("parallel", Wrappers::parallel);
        programs.put("su", Wrappers::su);
        programs.put("script", Wrappers::su);
        for (String name : List.of("timeout", "chroot", "flock", "faketime")) {
            programs.put(name, call -> skipping(call, 1));
        }
        return programs;
    }

    private static int first(Invocation call) {
        return Options.firstOperand(call.arguments(), VALUED.getOrDefault(call.program(), Set.of()));
    }

    /** Returns the wrapper's own options, not those of the command it runs. */
    private static Options own(Invocation call) {
        return Options.of(call.arguments().subList(0, first(call)), VALUED.getOrDefault(call.program(), Set.of()));
    }

    private static void plain(Invocation call) {
        skipping(call, 0);
    }

    private static void skipping(Invocation call, int operands) {
        List<Word> words = call.from(first(call) + operands);
        boolean looks = call.program().equals("command") && own(call).has("-v", "-V");
        if (words.isEmpty() || looks) {
            call.effect(Effect.NONE, ResourceKind.NONE, call.shown());
            return;
        }
        boolean shell = call.program().equals("watch") || call.program().equals("flock");
        if (call.program().equals("direnv") || call.program().equals("chroot")) {
            call.unclear("it runs a command with what is not known here");
        } else if (shell && words.size() == 1) {
            call.runsShell(words.get(0));
        } else {
            call.runs(words, call.input());
        }
        if (call.program().equals("dotenv")) {
            call.effect(Effect.READ_FILE, ResourceKind.ENV_FILE, call.shown());
        }
        if (call.program().equals("strace") || call.program().equals("ltrace")) {
            call.effect(Effect.READ_DATA, ResourceKind.PROCESS, call.shown());
        }
    }

    private static void otherUser(Invocation call) {
        Options options = own(call);
        call.effect(Effect.CHANGE_PRIVILEGE, ResourceKind.PROCESS, call.program());
        boolean edits = call.program().equals("sudo") && options.has("-e", "--edit");
        List<Word> words = new ArrayList<>(call.from(first(call)));
        while (!words.isEmpty() && words.get(0).text().matches("[A-Za-z_]\\w*=.*")) {
            words.remove(0);
        }
        if (edits) {
            words.forEach(word -> call.path(Effect.WRITE_FILE, word));
        } else if (!words.isEmpty()) {
            call.runs(words, call.input());
        } else {
            call.unclear("it opens a shell of another user");
        }
    }

    private static void environment(Invocation call) {
        Options options = own(call);
        options.values("-S", "--split-string").forEach(call::runsShell);
        if (options.has("-S", "--split-string")) {
            return;
        }
        options.values("-C", "--chdir").forEach(word -> call.unclear("it runs a command in another directory"));
        List<Word> words = new ArrayList<>(call.from(first(call)));
        while (!words.isEmpty() && words.get(0).text().contains("=")) {
            if (Variables.decisive(words.get(0).text())) {
                call.unclear("it sets a variable that decides what other commands do");
            }
            words.remove(0);
        }
        if (words.isEmpty()) {
            call.effect(Effect.READ_FILE, ResourceKind.ENV_FILE, "the environment");
        } else {
            call.runs(words, call.input());
        }
    }

    private static void xargs(Invocation call) {
        List<Word> words = new ArrayList<>(call.from(first(call)));
        if (words.isEmpty()) {
            call.effect(Effect.NONE, ResourceKind.NONE, call.shown());
            return;
        }
        Options options = own(call);
        options.values("-a", "--arg-file").forEach(file -> call.path(Effect.READ_FILE, file));
        String input = call.input().text();
        Word fed = input == null || input.strip().matches("(?s).*[\\s'\"\\\\].*")
                ? new Word(String.valueOf(Word.HOLE), false, true)
                : Word.of(input.strip());
        String place =
                options.values("-I", "--replace").map(Word::text).findFirst().orElse("");
        boolean replaced = false;
        for (int at = 0; at < words.size(); at++) {
            String text = words.get(at).text();
            if (!place.isEmpty() && text.contains(place)) {
                words.set(at, new Word(text.replace(place, fed.text()), false, fed.loose()));
                replaced = true;
            }
        }
        if (!replaced) {
            words.add(fed);
        }
        call.runs(words, Input.NONE);
    }

    private static void parallel(Invocation call) {
        call.unclear("it runs commands that it puts together itself");
        call.runs(call.from(first(call)), Input.NONE);
    }

    private static void su(Invocation call) {
        call.effect(Effect.CHANGE_PRIVILEGE, ResourceKind.PROCESS, call.shown());
        Options options = Options.of(call.arguments(), Set.of("-c", "--command", "-s", "--shell", "-g"));
        options.values("-c", "--command").forEach(call::runsShell);
        if (!options.has("-c", "--command")) {
            call.unclear("it opens a shell of another user");
        }
    }
}
