package dev.governor.command;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The table {@code commands/variables.txt}: environment variables that decide what programs do. */
final class Variables {

    private record Row(Pattern name, Pattern harmless) {}

    private static final Pattern SECRET = Pattern.compile(
            "(?i).*(secret|token|passw(or)?d|passphrase|api_?key|access_?key|private_?key|credential|database_?url|db_?url|_pat$|_dsn$).*");
    private static final List<Row> ROWS = Table.lines("variables").stream()
            .map(line -> new Row(Pattern.compile(line.get(0)), Pattern.compile(line.size() > 1 ? line.get(1) : "(?!)")))
            .toList();

    private Variables() {}

    /** Returns whether the assignment {@code name=value} decides what other commands do. */
    static boolean decisive(String assignment) {
        int equals = assignment.indexOf('=');
        String name = equals < 0 ? assignment : assignment.substring(0, equals).replaceFirst("\\+$", "");
        String value = equals < 0 ? "" : assignment.substring(equals + 1).replaceAll("^['\"]|['\"]$", "");
        return ROWS.stream()
                .filter(row -> row.name().matcher(name).matches())
                .findFirst()
                .filter(row -> !row.harmless().matcher(value).matches())
                .isPresent();
    }

    private static boolean secret(String name) {
        return SECRET.matcher(name).matches();
    }

    /** Adds which variables that are likely to hold secrets the command {@code node} prints. */
    static void printed(ShellNode node, List<Word> words, Scope scope, Conclusions conclusions) {
        boolean prints = !words.isEmpty()
                && Set.of("echo", "printf").contains(words.get(0).text());
        if (prints
                && node.below()
                        .anyMatch(part -> part.is("expansion") && part.written().startsWith("${!"))) {
            conclusions.add(
                    Effect.READ_FILE, ResourceKind.ENV_FILE, node.written(), "it prints variables by their names");
        }
        node.below()
                .filter(part -> prints && part.is("variable_name") && secret(part.written()))
                .filter(part -> scope.value(part.written()) == null)
                .forEach(part -> conclusions.add(
                        Effect.READ_FILE, ResourceKind.ENV_FILE, part.written(), "it prints the variable"));
    }
}
