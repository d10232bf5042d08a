package dev.governor.command;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** All programs that are known: those of the table, and those whose arguments need more than a table. */
final class Programs {

    private static final Pattern INSTALLED = Pattern.compile(
            "(?:/usr/local|/usr|/opt/homebrew)?/s?bin/([^/]+)|(?:\\./)?node_modules/\\.bin/([^/]+)|(?:\\./)?\\.?venv/bin/([^/]+)");
    private static final Map<String, Consumer<Invocation>> PARTICULAR = new HashMap<>();

    static {
        PARTICULAR.putAll(Wrappers.programs());
        PARTICULAR.putAll(Shells.programs());
        PARTICULAR.putAll(Interpreters.programs());
        PARTICULAR.putAll(Runners.programs());
        PARTICULAR.putAll(FilePrograms.programs());
        PARTICULAR.putAll(FindProgram.programs());
        PARTICULAR.putAll(TextPrograms.programs());
        PARTICULAR.putAll(SearchPrograms.programs());
        PARTICULAR.putAll(FilterPrograms.programs());
        PARTICULAR.putAll(GitProgram.programs());
        PARTICULAR.putAll(NetworkPrograms.programs());
        PARTICULAR.putAll(DatabasePrograms.programs());
        PARTICULAR.putAll(ContainerPrograms.programs());
    }

    private Programs() {}

    /** Returns whether {@code name} is a program that is known here. */
    static boolean knows(String name) {
        return PARTICULAR.containsKey(name) || ProgramTable.knows(name);
    }

    /** Reads the call of the program that the line calls {@code written}. */
    static void read(String written, Invocation call) {
        Matcher installed = INSTALLED.matcher(written);
        String name = written;
        if (installed.matches()) {
            name = installed.group(1) != null
                    ? installed.group(1)
                    : installed.group(2) != null ? installed.group(2) : installed.group(3);
        }
        Invocation named = new Invocation(name, call.arguments(), call.input(), call.scope(), call.reader());
        Consumer<Invocation> particular = PARTICULAR.get(name);
        if (call.scope().defines(name)) {
            named.effect(Effect.NONE, ResourceKind.NONE, name);
        } else if (particular != null) {
            particular.accept(named);
        } else if (ProgramTable.knows(name)) {
            ProgramTable.read(named);
        } else if (name.contains("/")) {
            Interpreters.script(named, Word.of(name));
        } else {
            named.unclear("the program is not known");
        }
    }
}
