package dev.governor.command;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Programs that reach other hosts: what they send, where, and what they run there. */
final class NetworkPrograms {

    private static final Set<String> SSH_VALUED = Set.of(
            "-B", "-b", "-c", "-D", "-E", "-e", "-F", "-I", "-i", "-J", "-L", "-l", "-m", "-O", "-o", "-p", "-Q", "-R",
            "-S", "-W", "-w");

    private NetworkPrograms() {}

    static Map<String, Consumer<Invocation>> programs() {
        Map<String, Consumer<Invocation>> programs = new HashMap<>();
        programs.put("curl", Transfers::curl);
        programs.put("wget", Transfers::wget);
        programs.put("ssh", NetworkPrograms::ssh);
        programs.put("scp", call -> copies(call, Set.of("-i", "-P", "-o", "-F", "-l", "-S", "-c", "-J", "-D")));
        programs.put(
                "rsync",
                call -> copies(
                        call,
                        Set.of(
                                "-e",
                                "--rsh",
                                "--rsync-path",
                                "--exclude",
                                "--include",
                                "--filter",
                                "-f",
                                "--files-from",
                                "--exclude-from",
                                "--bwlimit",
                                "--port",
                                "--password-file",
                                "--timeout")));
        for (String name : List.of("nc", "ncat", "netcat", "socat", "telnet", "ftp", "sftp", "tftp", "lftp")) {
            programs.put(name, NetworkPrograms::talks);
        }
        return programs;
    }

    /** Adds that {@code address} is reached. */
    static void reaches(Invocation call, Effect effect, Word address) {
        String host = Hosts.loose(address.text()).orElse(address.text());
        if (address.text().indexOf(Word.HOLE) >= 0 && host.indexOf(Word.HOLE) >= 0) {
            call.unclear("the host it reaches is computed");
        }
        call.reader().conclusions().destination(host.replace(Word.HOLE, '…'));
        call.effect(effect, ResourceKind.HOST, address.text());
    }

    private static void ssh(Invocation call) {
        Options options = Options.of(call.arguments(), SSH_VALUED);
        int at = 0;
        List<Word> words = call.arguments();
        while (at < words.size() && !words.get(at).operand()) {
            String text = words.get(at).text();
            at += text.length() == 2 && SSH_VALUED.contains(text) ? 2 : 1;
        }
        if (at >= words.size()) {
            call.effect(Effect.NONE, ResourceKind.NONE, call.shown());
            return;
        }
        String address = words.get(at).text();
        Word host = Word.of(address.substring(address.indexOf('@') + 1));
        reaches(call, Effect.CONNECT, host);
        if (options.values("-o")
                        .anyMatch(
                                word -> word.text()
                                        .matches(
                                                "(?i)\\s*(proxycommand|localcommand|permitlocalcommand|knownhostscommand|include).*"))
                || options.has("-F")) {
            call.effect(Effect.RUN_CODE, ResourceKind.UNTRUSTED_CODE, call.shown());
            call.unclear("an option makes it run a program");
        }
        List<Word> command = call.from(at + 1);
        if (!command.isEmpty()) {
            call.effect(Effect.RUN_CODE, ResourceKind.HOST, call.shown());
            boolean known = command.stream().allMatch(Word::known);
            call.runsShell(
                    new Word(String.join(" ", command.stream().map(Word::text).toList()), false, !known));
        } else if (call.input().connected()) {
            call.effect(Effect.SEND_OUT, ResourceKind.HOST, address);
            call.unclear("another host runs what it is fed");
        }
        Secrets.read(call);
    }

    private static void copies(Invocation call, Set<String> valued) {
        Options options = Options.of(call.arguments(), valued);
        if (options.has("--files-from")) {
            call.unclear("what it copies stands in a file");
        }
        if (options.has("--daemon", "--config")) {
            call.unclear("it opens this machine to others");
        }
        if (options.has("-e", "--rsh", "--rsync-path", "-S")
                && !options.values("-e", "--rsh").allMatch(word -> word.text().matches("ssh( -p \\d+)?"))) {
            call.unclear("it runs another program");
        }
        List<Word> operands = options.operands();
        for (int at = 0; at < operands.size(); at++) {
            Word word = operands.get(at);
            boolean last = at == operands.size() - 1;
            if (Hosts.of(word.text()).isPresent()) {
                reaches(call, last ? Effect.SEND_OUT : Effect.FETCH, word);
            } else {
                call.path(last ? Effect.WRITE_FILE : Effect.READ_FILE, word);
            }
            if (last
                    && call.program().equals("rsync")
                    && call.arguments().stream().anyMatch(any -> any.text().matches("--del(ete.*)?"))) {
                if (Hosts.of(word.text()).isPresent()) {
                    call.effect(Effect.DELETE_RECURSIVELY, ResourceKind.HOST, word.text());
                } else {
                    call.path(Effect.DELETE_RECURSIVELY, word);
                }
            }
            if (call.arguments().stream().anyMatch(any -> any.text().equals("--remove-source-files")) && !last) {
                call.path(Effect.DELETE_RECURSIVELY, word);
            }
        }
        if (options.loose()) {
            call.unclear("its arguments are computed");
        }
        Secrets.read(call);
    }

    private static void talks(Invocation call) {
        Options options = Options.of(call.arguments(), Set.of("-p", "-s", "-w", "-e", "-c", "-q", "-x", "-X", "-i"));
        boolean probes = options.has("-z") && !options.has("-e", "-c", "-l");
        options.operands().stream()
                .limit(1)
                .forEach(word -> reaches(call, probes ? Effect.CONNECT : Effect.SEND_OUT, word));
        if (options.has("-e", "-c", "-l", "--exec", "--sh-exec")
                || call.program().equals("socat")
                || call.program().equals("lftp")) {
            call.effect(Effect.SEND_OUT, ResourceKind.HOST, call.shown());
            call.unclear("it may run a program for whoever connects");
        }
        Secrets.read(call);
    }
}
