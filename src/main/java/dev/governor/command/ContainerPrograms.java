package dev.governor.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Docker, Podman and kubectl where a command runs inside; what else they do is in the table. */
final class ContainerPrograms {

    private static final Set<String> EXEC =
            Set.of("-e", "-u", "-w", "--env", "--user", "--workdir", "--env-file", "--detach-keys", "--index");
    private static final Set<String> RUN = Set.of(
            "-e",
            "-u",
            "-w",
            "-v",
            "-p",
            "-m",
            "-c",
            "-h",
            "-l",
            "-a",
            "--env",
            "--user",
            "--workdir",
            "--env-file",
            "--volume",
            "--mount",
            "--name",
            "--network",
            "--net",
            "--publish",
            "--entrypoint",
            "--platform",
            "--memory",
            "--cpus",
            "--label",
            "--hostname",
            "--add-host",
            "--cap-add",
            "--cap-drop",
            "--device",
            "--ipc",
            "--pid",
            "--restart",
            "--security-opt",
            "--tmpfs",
            "--ulimit",
            "--userns",
            "--pull",
            "--shm-size",
            "--gpus",
            "--link",
            "--volumes-from");
    private static final Set<String> KUBE = Set.of(
            "-n",
            "--namespace",
            "-c",
            "--container",
            "--context",
            "--kubeconfig",
            "--cluster",
            "--user",
            "-s",
            "--server",
            "-f",
            "--pod-running-timeout",
            "--as",
            "--token",
            "-l",
            "--selector",
            "-o",
            "--output");

    private ContainerPrograms() {}

    static Map<String, Consumer<Invocation>> programs() {
        return Map.of(
                "docker", ContainerPrograms::docker,
                "podman", ContainerPrograms::docker,
                "nerdctl", ContainerPrograms::docker,
                "docker-compose", call -> compose(call, 0),
                "kubectl", ContainerPrograms::kubectl,
                "oc", ContainerPrograms::kubectl);
    }

    private static void docker(Invocation call) {
        int at = subcommand(call, Set.of("-H", "--host", "--context", "-c", "--config", "-l", "--log-level"));
        String verb = word(call, at);
        String second = word(call, at + 1);
        if (verb.equals("compose")) {
            compose(call, at + 1);
        } else if (verb.equals("exec") || (verb.equals("container") && second.equals("exec"))) {
            inside(call, verb.equals("exec") ? at + 1 : at + 2, EXEC, 1);
        } else if (verb.equals("run") || verb.equals("create") || (verb.equals("container") && second.equals("run"))) {
            run(call, verb.equals("container") ? at + 2 : at + 1);
        } else {
            ProgramTable.read(new Invocation("docker", call.arguments(), call.input(), call.scope(), call.reader()));
        }
    }

    private static void compose(Invocation call, int from) {
        Set<String> valued = Set.of(
                "-f", "--file", "-p", "--project-name", "--profile", "--env-file", "--project-directory", "--ansi");
        int at = from;
        while (at < call.arguments().size() && !call.arguments().get(at).operand()) {
            at += valued.contains(word(call, at)) ? 2 : 1;
        }
        Secrets.read(call);
        Outside.code(call.with(
                call.arguments().subList(from, Math.min(at, call.arguments().size()))));
        switch (word(call, at)) {
            case "exec" -> inside(call, at + 1, EXEC, 1);
            case "run" -> {
                call.effect(Effect.RUN_CODE, ResourceKind.DEPLOYMENT, call.shown());
                inside(call, at + 1, RUN, 1);
            }
            default ->
                ProgramTable.read(
                        new Invocation("docker-compose", call.from(at), call.input(), call.scope(), call.reader()));
        }
    }

    private static int subcommand(Invocation call, Set<String> valued) {
        int at = 0;
        while (at < call.arguments().size() && !call.arguments().get(at).operand()) {
            at += valued.contains(word(call, at)) ? 2 : 1;
        }
        return at;
    }

    private static String word(Invocation call, int at) {
        return at < call.arguments().size() ? call.arguments().get(at).text() : "";
    }

    /** Reads the command after {@code operands} names, in a container whose files are not ours. */
    private static void inside(Invocation call, int from, Set<String> valued, int operands) {
        int at = from;
        int seen = 0;
        while (at < call.arguments().size() && seen < operands) {
            if (call.arguments().get(at).operand()) {
                seen++;
                at++;
            } else {
                at += separate(word(call, at), valued) ? 2 : 1;
            }
        }
        if (word(call, at).equals("--")) {
            at++;
        }
        Secrets.read(call);
        List<Word> command = call.from(at);
        if (command.isEmpty()) {
            call.effect(Effect.CONNECT, ResourceKind.DEPLOYMENT, call.shown());
        } else {
            call.effect(Effect.RUN_CODE, ResourceKind.DEPLOYMENT, call.shown());
            call.runs(command, call.input());
        }
    }

    private static boolean separate(String option, Set<String> valued) {
        if (option.contains("=")) {
            return false;
        }
        boolean cluster = !option.startsWith("--") && option.length() > 2;
        return valued.contains(cluster ? "-" + option.charAt(option.length() - 1) : option);
    }

    private static void run(Invocation call, int from) {
        Options options = Options.of(call.from(from), RUN);
        List<Word> mounts = options.values("-v", "--volume", "--mount").toList();
        for (Word mount : mounts) {
            String text = mount.text().replaceFirst("(?s).*?(?:source|src)=([^,]*).*", "$1");
            String source = text.contains(":") ? text.substring(0, text.indexOf(':')) : text;
            if (!source.matches("\\w[\\w.-]*") && !source.isEmpty()) {
                ResourceKind kind = call.scope().kind(new Word(source, false, mount.loose()));
                boolean all =
                        kind == ResourceKind.SYSTEM_FILE || kind == ResourceKind.HOME || source.contains("docker.sock");
                call.effect(all ? Effect.CHANGE_PRIVILEGE : Effect.READ_FILE, kind, source);
            }
        }
        boolean host = options.has("--privileged", "--cap-add", "--device")
                || options.values("--pid", "--net", "--network", "--ipc", "--userns")
                        .anyMatch(word -> word.text().equals("host"));
        if (host) {
            call.effect(Effect.CHANGE_PRIVILEGE, ResourceKind.PROCESS, call.shown());
        }
        if (options.has("--entrypoint")) {
            List<Word> command = new ArrayList<>(options.values("--entrypoint").toList());
            command.addAll(call.from(image(call, from) + 1));
            call.effect(Effect.RUN_CODE, ResourceKind.DEPLOYMENT, word(call, image(call, from)));
            call.runs(command, call.input());
        } else {
            container(call, from);
        }
        Secrets.read(call);
    }

    /** Returns where the image is named. */
    private static int image(Invocation call, int from) {
        int at = from;
        while (at < call.arguments().size() && !call.arguments().get(at).operand()) {
            at += separate(word(call, at), RUN) ? 2 : 1;
        }
        return at;
    }

    private static void container(Invocation call, int from) {
        int at = image(call, from);
        call.effect(Effect.RUN_CODE, ResourceKind.DEPLOYMENT, word(call, at));
        List<Word> command = call.from(at + 1);
        if (!command.isEmpty() && command.get(0).operand()) {
            call.runs(command, call.input());
        }
    }

    private static void kubectl(Invocation call) {
        int at = subcommand(call, KUBE);
        if (word(call, at).equals("exec") || word(call, at).equals("debug")) {
            int end = 0;
            while (end < call.arguments().size() && !word(call, end).equals("--")) {
                end++;
            }
            if (end < call.arguments().size()) {
                Secrets.read(call);
                call.effect(Effect.RUN_CODE, ResourceKind.DEPLOYMENT, call.shown());
                call.runs(call.from(end + 1), call.input());
            } else {
                inside(call, at + 1, KUBE, 1);
            }
        } else {
            secrets(call);
            ProgramTable.read(new Invocation("kubectl", call.arguments(), call.input(), call.scope(), call.reader()));
        }
    }

    /** Kinds stand in lists, in any case, with a group or a name behind them. */
    private static void secrets(Invocation call) {
        call.arguments().stream()
                .filter(Word::operand)
                .flatMap(word -> Stream.of(word.text().toLowerCase(Locale.ROOT).split(",")))
                .filter(kind -> kind.matches("secrets?([./].*)?"))
                .forEach(kind -> call.effect(Effect.READ_FILE, ResourceKind.PRODUCTION_SECRET, kind));
    }
}
