package dev.governor.command.shell;

import dev.governor.command.shell.grammar.Part;
import dev.governor.command.shell.grammar.ShellCommand;
import dev.governor.command.shell.grammar.ShellWord;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is known about the output of a few commands whose output stands in other commands every day. */
final class Outputs {

    private static final String TOKEN = "_";
    private static final String TRACKED = "git ls-files *.";

    private static final Map<String, String> KNOWN = Map.ofEntries(
            Map.entry("pwd", "."),
            Map.entry("git rev-parse --show-toplevel", "."),
            Map.entry("mktemp", "/tmp/mktemp"),
            Map.entry("mktemp -d", "/tmp/mktemp"),
            Map.entry("go list ./...", "./..."),
            Map.entry("nproc", "2"),
            Map.entry("uname", TOKEN),
            Map.entry("uname -s", TOKEN),
            Map.entry("uname -m", TOKEN),
            Map.entry("id -u", TOKEN),
            Map.entry("id -g", TOKEN),
            Map.entry("date", TOKEN),
            Map.entry("git rev-parse HEAD", TOKEN),
            Map.entry("git rev-parse --short HEAD", TOKEN),
            Map.entry("git rev-parse --abbrev-ref HEAD", TOKEN),
            Map.entry("git branch --show-current", TOKEN),
            Map.entry("git describe --tags", TOKEN),
            Map.entry("git describe --tags --always", TOKEN),
            Map.entry("git merge-base HEAD main", TOKEN),
            Map.entry("git merge-base main HEAD", TOKEN));

    private Outputs() {}

    /** Returns the output of {@code body} as far as it matters, or {@code null} when it is not known. */
    static @Nullable String of(ShellCommand body, ShellState state) {
        ShellCommand command = body instanceof ShellCommand.Sequence sequence
                        && sequence.commands().size() == 1
                ? sequence.commands().get(0)
                : body;
        if (command instanceof ShellCommand.Pipeline pipeline) {
            return Listings.packages(pipeline, state);
        }
        boolean plain = command instanceof ShellCommand.Simple simple
                && simple.assignments().isEmpty()
                && simple.declared().isEmpty()
                && simple.redirects().isEmpty();
        if (!plain) {
            return null;
        }
        List<ShellWord> words = ((ShellCommand.Simple) command).words();
        String written = words.stream().map(Outputs::literal).collect(Collectors.joining(" "));
        if (words.stream().anyMatch(word -> state.function(literal(word)) != null)) {
            return null;
        }
        if (written.startsWith("date +") && words.size() == 2 && format(written.substring(6))) {
            return TOKEN;
        }
        return state.inProject() ? KNOWN.getOrDefault(written, tracked(written)) : null;
    }

    /** {@code git ls-files '*.java'}: files that the project keeps, with that ending. */
    private static @Nullable String tracked(String written) {
        boolean ending = written.startsWith(TRACKED) && written.length() > TRACKED.length();
        return ending && written.chars().skip(TRACKED.length()).allMatch(Character::isLetterOrDigit)
                ? written.substring(TRACKED.length() - 2)
                : null;
    }

    private static boolean format(String text) {
        return text.chars()
                .allMatch(c -> c < 0x7F && Character.isLetterOrDigit(c) || c == '%' || "_:.-".indexOf(c) >= 0);
    }

    private static String literal(ShellWord word) {
        return word.parts().stream().map(Outputs::literal).collect(Collectors.joining());
    }

    private static String literal(Part part) {
        if (part instanceof Part.Literal literal) {
            return literal.text();
        }
        return part instanceof Part.Quoted quoted
                ? quoted.parts().stream().map(Outputs::literal).collect(Collectors.joining())
                : "$";
    }
}
