package dev.governor.command;

import java.util.List;
import java.util.Map;

/** Scripts that every project of a framework has, with commands that are the framework's. */
final class Frameworks {

    private static final Map<String, String> SCRIPTS = Map.of("manage.py", "django-admin", "artisan", "artisan");

    private Frameworks() {}

    /** Adds what the framework's command does when {@code file} is the framework's script. */
    static void command(Invocation call, Word file) {
        String name = file.text().substring(file.text().lastIndexOf('/') + 1);
        String program = SCRIPTS.get(name);
        if (program != null) {
            int at = call.arguments().indexOf(file);
            List<Word> rest = call.from(at + 1);
            ProgramTable.read(new Invocation(program, rest, call.input(), call.scope(), call.reader()));
        }
    }
}
