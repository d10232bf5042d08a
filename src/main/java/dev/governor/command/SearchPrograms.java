package dev.governor.command;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** {@code grep} through directories: below the root of a project lie files of secrets as well. */
final class SearchPrograms {

    private static final Set<String> VALUED = Set.of(
            "-e",
            "-f",
            "-A",
            "-B",
            "-C",
            "-m",
            "-d",
            "-D",
            "-g",
            "-t",
            "-T",
            "--include",
            "--exclude",
            "--exclude-dir",
            "--regexp",
            "--file",
            "--glob",
            "--type",
            "--type-not",
            "--max-count",
            "--context",
            "--max-depth");

    /** Stands for what is sought, which is no path. */
    private static final Word PATTERN = Word.of("pattern");

    private SearchPrograms() {}

    static Map<String, Consumer<Invocation>> programs() {
        Map<String, Consumer<Invocation>> programs = new HashMap<>();
        for (String name : List.of("grep", "egrep", "fgrep", "zgrep", "ugrep")) {
            programs.put(name, SearchPrograms::grep);
        }
        for (String name : List.of("rg", "ag", "ack")) {
            programs.put(name, SearchPrograms::search);
        }
        return programs;
    }

    private static void search(Invocation call) {
        Options options = Options.of(call.arguments(), VALUED);
        Optional<Word> pattern = options.has("-e", "-f", "--regexp", "--file", "--files")
                ? Optional.empty()
                : options.operands().stream().findFirst();
        ProgramTable.read(call.with(call.arguments().stream()
                .map(word ->
                        pattern.filter(sought -> sought == word && word.known()).isPresent() ? PATTERN : word)
                .toList()));
    }

    private static void grep(Invocation call) {
        search(call);
        Options options = Options.of(call.arguments(), VALUED);
        boolean recursive = options.has("-r", "-R", "--recursive", "--dereference-recursive")
                || options.values("-d", "--directories")
                        .anyMatch(word -> word.text().equals("recurse"));
        boolean chosen = options.values("--include").findAny().isPresent()
                || options.values("--exclude").anyMatch(word -> word.text().startsWith(".env"));
        if (recursive && !chosen) {
            boolean named = options.has("-e", "-f", "--regexp", "--file");
            List<Word> roots = options.operands().stream().skip(named ? 0 : 1).toList();
            boolean wide = roots.isEmpty() || roots.stream().anyMatch(root -> wide(call, root));
            if (wide) {
                call.effect(Effect.READ_FILE, ResourceKind.UNKNOWN, call.shown());
            }
        }
    }

    private static boolean wide(Invocation call, Word root) {
        boolean all = root.text().matches("(\\./?)+|\\*|\\./\\*");
        return all
                || switch (call.scope().kind(root)) {
                    case HOME, SYSTEM_FILE, OTHER, UNKNOWN, DEVICE -> true;
                    default -> false;
                };
    }
}
