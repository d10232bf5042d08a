package dev.governor.command;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Tools of a language that run another command, in an environment of theirs or again and again. */
final class Runners {

    private static final Set<String> OWN = Set.of(
            "--with", "--from", "--python", "-p", "--package", "--group", "--extra", "--directory", "--project", "-C");
    private static final Set<String> LINES =
            Set.of("-s", "--setup", "-p", "--prepare", "-c", "--cleanup", "--conclude");
    private static final Set<String> MEASURES = Set.of(
            "-w",
            "--warmup",
            "-r",
            "--runs",
            "-m",
            "-M",
            "--min-runs",
            "--max-runs",
            "-n",
            "--command-name",
            "-S",
            "--shell",
            "-s",
            "--setup",
            "-p",
            "--prepare",
            "-c",
            "--cleanup",
            "--conclude",
            "-L",
            "-P",
            "--export-json",
            "--export-markdown",
            "--export-csv");

    private Runners() {}

    static Map<String, Consumer<Invocation>> programs() {
        Map<String, Consumer<Invocation>> programs = new HashMap<>();
        for (String name : List.of("uv", "poetry", "pdm", "hatch", "pipenv", "rye")) {
            programs.put(name, call -> verb(call, Set.of("run"), call.program()));
        }
        for (String name : List.of("bundle", "bundler")) {
            programs.put(name, call -> verb(call, Set.of("exec"), "bundle"));
        }
        for (String name : List.of("npm", "pnpm", "yarn")) {
            programs.put(name, Runners::packages);
        }
        programs.put("hyperfine", Runners::measured);
        programs.put("concurrently", Runners::lines);
        programs.put("npx", Runners::npx);
        programs.put("go", Runners::go);
        return programs;
    }

    private static void table(Invocation call, String program, List<Word> arguments) {
        ProgramTable.read(new Invocation(program, arguments, call.input(), call.scope(), call.reader()));
    }

    /** Runs what stands behind one of {@code verbs}; all else is in the table. */
    private static void verb(Invocation call, Set<String> verbs, String program) {
        int at = Options.firstOperand(call.arguments(), OWN);
        boolean runs = at < call.arguments().size()
                && verbs.contains(call.arguments().get(at).text());
        if (!runs) {
            table(call, program, call.arguments());
            return;
        }
        List<Word> rest = call.from(at + 1);
        int first = Options.firstOperand(rest, OWN);
        Options own = Options.of(rest.subList(0, first), OWN);
        if (own.has("--with", "--from", "--index", "--index-url", "--with-requirements")) {
            call.effect(Effect.INSTALL_PACKAGE, ResourceKind.PACKAGE, call.shown());
            call.effect(Effect.RUN_CODE, ResourceKind.UNTRUSTED_CODE, call.shown());
        }
        List<Word> command = rest.subList(first, rest.size());
        if (command.isEmpty()) {
            call.unclear("nothing is named to be run");
        } else if (own.has("-m")) {
            call.runs(
                    java.util.stream.Stream.concat(
                                    java.util.stream.Stream.of(Word.of("python"), Word.of("-m")), command.stream())
                            .toList(),
                    call.input());
        } else if (command.get(0).text().endsWith(".py")) {
            Interpreters.script(call, command.get(0));
        } else {
            call.runs(command, call.input());
        }
    }

    private static void packages(Invocation call) {
        Set<String> valued = Set.of("--prefix", "-C", "--cwd", "--dir", "-w", "--workspace", "--filter", "-F");
        int at = Options.firstOperand(call.arguments(), valued);
        String verb = at < call.arguments().size() ? call.arguments().get(at).text() : "";
        boolean shows =
                verb.equals("explore") || (verb.equals("set") && call.program().equals("npm"));
        if (Set.of("exec", "x", "dlx").contains(verb)) {
            List<Word> rest = call.from(at + 1);
            boolean separated = !rest.isEmpty() && rest.get(0).text().equals("--");
            npx(call.with(separated ? rest.subList(1, rest.size()) : rest));
        } else if (Set.of("init", "create").contains(verb)
                && call.from(at + 1).stream().anyMatch(Word::operand)) {
            call.effect(Effect.RUN_CODE, ResourceKind.UNTRUSTED_CODE, call.shown());
            call.unclear("it runs a package that the project does not name");
        } else if (shows) {
            call.unclear("it is not known what this does");
        } else {
            table(call, call.program(), call.arguments());
        }
    }

    private static void npx(Invocation call) {
        Set<String> valued = Set.of("-p", "--package", "-c", "--call");
        int first = Options.firstOperand(call.arguments(), valued);
        Options own = Options.of(call.arguments().subList(0, first), valued);
        own.values("-c", "--call").forEach(call::runsShell);
        List<Word> command = call.from(first);
        if (command.isEmpty()) {
            if (!own.has("-c", "--call")) {
                call.unclear("nothing is named to be run");
            }
        } else if (Set.of("concurrently", "hyperfine", "rimraf")
                .contains(command.get(0).text())) {
            call.runs(command, call.input());
        } else {
            table(call, "npx", call.arguments());
        }
    }

    private static void measured(Invocation call) {
        Options options = Options.of(call.arguments(), MEASURES);
        options.values(LINES.toArray(String[]::new)).forEach(call::runsShell);
        options.operands().forEach(call::runsShell);
        options.values("--export-json", "--export-markdown", "--export-csv")
                .forEach(file -> call.path(Effect.WRITE_FILE, file));
        call.effect(Effect.NONE, ResourceKind.NONE, call.shown());
    }

    /** Each operand is a line of shell, or {@code npm:} and the name of a script of the project. */
    private static void lines(Invocation call) {
        Options options =
                Options.of(call.arguments(), Set.of("-n", "--names", "-c", "--prefix-colors", "-p", "--prefix"));
        options.operands().stream()
                .filter(line -> !line.text().matches("(npm|yarn|pnpm|bun):[\\w:*-]+"))
                .forEach(call::runsShell);
        call.effect(Effect.BUILD, ResourceKind.SOURCE, call.shown());
    }

    private static void go(Invocation call) {
        table(call, "go", call.arguments());
        Options options =
                Options.of(call.arguments(), Set.of("-C", "-exec", "-toolexec", "-o", "-tags", "-ldflags", "-mod"));
        List<Word> operands = options.operands();
        boolean runs = !operands.isEmpty() && operands.get(0).text().equals("run");
        boolean foreign = runs && operands.size() > 1 && operands.get(1).text().matches("[\\w-]+\\.[\\w.-]+/.*|.*@.*");
        boolean programs =
                call.arguments().stream().anyMatch(word -> word.text().matches("--?(exec|toolexec|vettool)(=.*)?"));
        if (foreign || programs) {
            call.effect(Effect.RUN_CODE, ResourceKind.UNTRUSTED_CODE, call.shown());
        }
    }
}
