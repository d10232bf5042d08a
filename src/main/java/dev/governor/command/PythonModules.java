package dev.governor.command;

import java.util.List;
import java.util.Set;

/** {@code python -m}: modules that build and test, and those of Python itself that run what they are given. */
final class PythonModules {

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
            "tox",
            "json.tool",
            "py_compile",
            "sphinx",
            "venv",
            "virtualenv",
            "site",
            "platform",
            "pydoc",
            "pre_commit",
            "bandit");
    /** Modules of Python itself that run what they are given, or reach hosts. */
    private static final Set<String> RUNNING_MODULES = Set.of(
            "timeit",
            "pdb",
            "trace",
            "profile",
            "cProfile",
            "runpy",
            "code",
            "zipfile",
            "tarfile",
            "zipapp",
            "webbrowser",
            "ftplib",
            "smtplib",
            "telnetlib",
            "imaplib",
            "poplib",
            "ensurepip",
            "asyncio",
            "sqlite3",
            "antigravity",
            "idlelib",
            "doctest",
            "coverage",
            "shutil",
            "gzip",
            "socketserver",
            "smtpd",
            "pyftpdlib",
            "IPython",
            "jupyter",
            "notebook");

    private PythonModules() {}

    /** Adds what running {@code module} does. */
    static void run(Invocation call, String module) {
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
                if (RUNNING_MODULES.contains(module)) {
                    call.effect(Effect.RUN_CODE, ResourceKind.UNTRUSTED_CODE, call.shown());
                    call.unclear("this module runs or fetches what it is given");
                }
                boolean known = MODULES.contains(module);
                call.effect(known ? Effect.BUILD : Effect.RUN_CODE, ResourceKind.SOURCE, module);
                Outside.code(call.with(rest));
                if (module.equals("json.tool")) {
                    Options.of(rest, Set.of("--indent")).operands().stream()
                            .skip(1)
                            .forEach(file -> call.path(Effect.WRITE_FILE, file));
                }
            }
        }
        Secrets.read(call);
    }
}
