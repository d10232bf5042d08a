package dev.governor.command;

import java.util.List;
import java.util.Set;

/** Where Git fetches from and pushes to. */
final class GitRemotes {

    private GitRemotes() {}

    /** Adds where commits come from, and what the transfer may run or overwrite. */
    static void fetch(Invocation call, String verb) {
        Options options = Options.of(
                call.arguments(),
                Set.of(
                        "-b",
                        "--branch",
                        "--depth",
                        "-o",
                        "--origin",
                        "-j",
                        "-c",
                        "--config",
                        "--template",
                        "-u",
                        "--upload-pack",
                        "--reference",
                        "-X",
                        "-s"));
        options.values("-c", "--config").forEach(setting -> GitProgram.setting(call, setting));
        options.values("--template", "-u", "--upload-pack").forEach(any -> call.unclear("it runs another program"));
        List<Word> operands = options.operands();
        for (Word operand : operands) {
            if (operand.text().matches("(?i)[a-z]+::.*")) {
                call.unclear("it runs another program");
            } else if (operand.text().startsWith("+")
                    || (options.has("-f", "--force") && operand.text().contains(":"))) {
                call.effect(Effect.REWRITE_HISTORY, ResourceKind.REPOSITORY, call.shown());
            }
        }
        operands.stream()
                .limit(1)
                .forEach(from -> Hosts.of(from.text()).ifPresent(call.reader().conclusions()::destination));
        if (verb.equals("clone")) {
            call.reader().brought().unpack();
            operands.stream().skip(1).limit(1).forEach(into -> call.path(Effect.WRITE_FILE, into));
        }
    }

    /** A remote is where later pushes go. */
    static void remote(Invocation call) {
        List<Word> operands = Options.of(call.arguments(), Set.of("-t", "-m")).operands();
        String verb = operands.isEmpty() ? "" : operands.get(0).text();
        boolean reads = operands.isEmpty()
                || Set.of("show", "get-url", "update", "prune").contains(verb);
        call.effect(reads ? Effect.NONE : Effect.CHANGE_REPOSITORY, ResourceKind.REPOSITORY, call.shown());
        if (Set.of("add", "set-url").contains(verb)) {
            operands.stream().skip(2).forEach(address -> target(call, address));
        }
    }

    /** Adds where a push goes: a host, or a directory. */
    static void target(Invocation call, Word address) {
        String text = address.text();
        if (text.matches("(?i)[a-z]+::.*")) {
            call.unclear("it runs another program");
        }
        Hosts.of(text)
                .ifPresentOrElse(
                        host -> {
                            call.reader().conclusions().destination(host);
                            call.effect(Effect.SEND_OUT, ResourceKind.HOST, host);
                        },
                        () -> {
                            if (text.contains("/") || text.startsWith(".") || text.startsWith("~")) {
                                call.effect(Effect.WRITE_FILE, ResourceKind.OTHER, text);
                            }
                        });
    }
}
