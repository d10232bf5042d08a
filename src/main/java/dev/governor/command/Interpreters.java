package dev.governor.command;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Interpreters of other languages, and scripts by name. */
final class Interpreters {

    /** Code that prints constants, and what an interpreter says about itself. */
    private static final Pattern HARMLESS = Pattern.compile(
            "(import (sys|platform|math|json|re)(, ?(sys|platform|math|json|re))*; ?)?(print|console\\.log)\\( ?(ATOM( ?[-+*/%,] ?ATOM)*)? ?\\);?"
                    .replace(
                            "ATOM",
                            "('[^'\\\\]*'|\"[^\"\\\\$`]*\"|[\\d.]+|sys\\.(version|version_info|path|platform|executable)|process\\.(version|versions|platform|arch)"
                                    + "|math\\.\\w+)"));

    private static final Set<String> LOADS =
            Set.of("-r", "--require", "--import", "--loader", "--experimental-loader", "--preload");
    private static final Set<String> OWN_OPTIONS =
            Set.of("pwsh", "powershell", "osascript", "expect", "php", "Rscript", "jshell");
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
            "--import",
            "--loader",
            "--experimental-loader",
            "--preload",
            "-S");

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
        boolean built = kind == ResourceKind.TEMPORARY && file.text().matches("(?!/|~|\\.\\.).*");
        boolean own =
                built || kind != ResourceKind.UNKNOWN && kind != ResourceKind.TEMPORARY && kind != ResourceKind.NONE;
        boolean kept = own && !built && !call.reader().brought().hold(file.text());
        call.effect(Effect.RUN_CODE, kept ? kind : ResourceKind.UNTRUSTED_CODE, file.text());
        Frameworks.command(call, file);
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
        options.values(LOADS.toArray(String[]::new))
                .filter(word ->
                        !call.program().startsWith("py") && !call.program().equals("php"))
                .filter(word -> word.text().matches("[./~].*"))
                .forEach(file -> script(call, file));
        if (Set.of("deno", "bun").contains(call.program()) && !operands.isEmpty()) {
            verb(call, operands);
        } else if (call.arguments().size() == 1 && options.has("--version", "-V", "-v", "--help", "-h")) {
            call.effect(Effect.NONE, ResourceKind.NONE, call.shown());
        } else if (!modules.isEmpty()) {
            PythonModules.run(call, modules.get(0).text());
        } else if (!code.isEmpty()) {
            code.forEach(text -> inline(call, text));
        } else if (OWN_OPTIONS.contains(call.program()) && first > 0) {
            call.unclear("it is not known what its options do");
        } else if (operands.isEmpty() || operands.get(0).text().equals("-")) {
            inline(call, Word.of(call.input().text() == null ? "" : call.input().text()));
        } else {
            script(call, operands.get(0));
            outside(call, operands.get(0));
        }
    }

    /** An address, or a file that another directory holds, is no code of the project. */
    private static void outside(Invocation call, Word file) {
        if (file.text().contains("://")) {
            Hosts.of(file.text()).ifPresent(call.reader().conclusions()::destination);
            call.effect(Effect.RUN_CODE, ResourceKind.UNTRUSTED_CODE, file.text());
            call.unclear("it runs code from another host");
        }
    }

    /** Interpreters with verbs of their own. */
    private static void verb(Invocation call, List<Word> operands) {
        String verb = operands.get(0).text();
        List<Word> rest = call.from(call.arguments().indexOf(operands.get(0)) + 1);
        switch (verb) {
            case "eval" -> inline(call, rest.isEmpty() ? Word.of("") : rest.get(rest.size() - 1));
            case "run", "serve" -> {
                List<Word> files = Options.of(rest, VALUED).operands();
                boolean named = !files.isEmpty() && files.get(0).text().contains(".");
                if (named) {
                    script(call, files.get(0));
                    outside(call, files.get(0));
                } else {
                    call.effect(Effect.BUILD, ResourceKind.SOURCE, call.shown());
                }
            }
            default -> {
                if (verb.matches(".*\\.[jt]sx?")) {
                    script(call, operands.get(0));
                } else {
                    ProgramTable.read(call.with(call.arguments()));
                }
            }
        }
    }

    private static void inline(Invocation call, Word code) {
        boolean prints = call.program().matches("python.*|pypy3|node|nodejs");
        if (prints && code.known() && HARMLESS.matcher(code.text().strip()).matches()) {
            call.effect(Effect.NONE, ResourceKind.NONE, call.shown());
        } else {
            call.effect(Effect.RUN_CODE, ResourceKind.UNTRUSTED_CODE, code.text());
            call.unclear("it runs code that stands in the line itself");
        }
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
            Outside.code(call);
            Secrets.read(call);
        } else {
            call.unclear("nothing is named to be run");
        }
    }
}
