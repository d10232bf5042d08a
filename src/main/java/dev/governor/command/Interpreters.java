package dev.governor.command;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Interpreters of other languages, and scripts by name. */
final class Interpreters {

    private static final Pattern HARMLESS = Pattern.compile(
            "(import [a-z_][\\w., ]{0,60}; ?)?(print|console\\.log|puts)[( ][\\w.'\" +*/%,!-]{0,80}\\)?;?");
    private static final Set<String> VALUED = Set.of(
            "-c",
            "-e",
            "-m",
            "-p",
            "-W",
            "-X",
            "-r",
            "--eval",
            "--print",
            "-E",
            "--require",
            "-I",
            "-M",
            "-jar",
            "-cp",
            "-classpath",
            "--class-path",
            "-S");
    private static final Set<String> MODULES = Set.of(
            "pytest",
            "unittest",
            "build",
            "compileall",
            "mypy",
            "ruff",
            "black",
            "flake8",
            "isort",
            "pylint",
            "coverage",
            "tox",
            "json.tool",
            "py_compile",
            "doctest",
            "timeit",
            "sphinx",
            "venv",
            "virtualenv",
            "site",
            "platform",
            "pydoc",
            "pre_commit",
            "bandit",
            "cProfile");

    private Interpreters() {}

    static Map<String, Consumer<Invocation>> programs() {
        Map<String, Consumer<Invocation>> programs = new HashMap<>();
        List.of(
                        "python",
                        "python2",
                        "python3",
                        "python3.10",
                        "python3.11",
                        "python3.12",
                        "python3.13",
                        "pypy3",
                        "perl",
                        "ruby",
                        "node",
                        "nodejs",
                        "deno",
                        "bun",
                        "php",
                        "lua",
                        "Rscript",
                        "tclsh",
                        "osascript",
                        "pwsh",
                        "powershell",
                        "groovy",
                        "jshell",
                        "julia",
                        "ts-node",
                        "tsx",
                        "scala",
                        "expect")
                .forEach(name -> programs.put(name, Interpreters::interpreter));
        programs.put("java", Interpreters::java);
        return programs;
    }

    /** Adds that the script {@code file} is run. */
    static void script(Invocation call, Word file) {
        ResourceKind kind = call.scope().kind(file);
        boolean own = kind != ResourceKind.UNKNOWN && kind != ResourceKind.TEMPORARY && kind != ResourceKind.NONE;
        call.effect(Effect.RUN_CODE, own ? kind : ResourceKind.UNTRUSTED_CODE, file.text());
        if (!own) {
            call.unclear("it runs a file that the project does not keep");
        }
        Secrets.read(call);
    }

    private static void interpreter(Invocation call) {
        int first = Options.firstOperand(call.arguments(), VALUED);
        Options options = Options.of(call.arguments().subList(0, first), VALUED);
        List<Word> operands = call.from(first);
        List<Word> code = options.values("-c", "-e", "-E", "-p", "-r", "--eval", "--print")
                .toList();
        List<Word> modules =
                call.program().startsWith("py") ? options.values("-m").toList() : List.of();
        if (call.arguments().size() == 1 && options.has("--version", "-V", "-v", "--help", "-h")) {
            call.effect(Effect.NONE, ResourceKind.NONE, call.shown());
        } else if (!modules.isEmpty()) {
            module(call, modules.get(0).text());
        } else if (!code.isEmpty()) {
            code.forEach(text -> inline(call, text));
        } else if (operands.isEmpty() || operands.get(0).text().equals("-")) {
            inline(call, Word.of(call.input().text() == null ? "" : call.input().text()));
        } else {
            script(call, operands.get(0));
        }
    }

    private static void inline(Invocation call, Word code) {
        if (code.known()
                && HARMLESS.matcher(code.text().strip()).matches()
                && !code.text().contains("import os")) {
            call.effect(Effect.NONE, ResourceKind.NONE, call.shown());
        } else {
            call.effect(Effect.RUN_CODE, ResourceKind.UNTRUSTED_CODE, code.text());
            call.unclear("it runs code that stands in the line itself");
        }
    }

    private static void module(Invocation call, String module) {
        int at = 0;
        while (!call.arguments().get(at).text().contains("m")) {
            at++;
        }
        List<Word> rest = call.from(at + 2);
        switch (module) {
            case "pip", "poetry", "pipx", "alembic", "django", "twine", "celery" ->
                Programs.read(
                        module.equals("django") ? "django-admin" : module,
                        new Invocation("", rest, call.input(), call.scope(), call.reader()));
            case "http.server" -> call.effect(Effect.SEND_OUT, ResourceKind.HOST, call.shown());
            default -> {
                boolean known = MODULES.contains(module);
                call.effect(known ? Effect.BUILD : Effect.RUN_CODE, ResourceKind.SOURCE, module);
            }
        }
        Secrets.read(call);
    }

    private static void java(Invocation call) {
        Options options = Options.of(call.arguments(), VALUED);
        boolean shows = call.shown().matches("java --?(version|help)");
        List<Word> jars = options.values("-jar").toList();
        boolean separate =
                call.arguments().stream().anyMatch(word -> word.text().equals("-jar"));
        if (shows) {
            call.effect(Effect.NONE, ResourceKind.NONE, call.shown());
        } else if (!jars.isEmpty() || separate || !options.operands().isEmpty()) {
            call.effect(Effect.RUN_CODE, ResourceKind.SOURCE, call.shown());
            Secrets.read(call);
        } else {
            call.unclear("nothing is named to be run");
        }
    }
}
