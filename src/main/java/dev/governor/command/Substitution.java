package dev.governor.command;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is known about the output of a few commands whose output stands in other commands every day. */
final class Substitution {

    private static final String TOKEN = "_";

    private static final Map<String, String> OUTPUTS = Map.ofEntries(
            Map.entry("pwd", "."),
            Map.entry("git rev-parse --show-toplevel", "."),
            Map.entry("mktemp", "/tmp/mktemp"),
            Map.entry("mktemp -d", "/tmp/mktemp"),
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

    private Substitution() {}

    /** Returns the output of the command in {@code node} as far as it matters, or {@code null} when it is not known. */
    static @Nullable String value(ShellNode node, Scope scope) {
        List<ShellNode> commands = node.all("command");
        if (commands.size() != 1 || node.children().size() != 3) {
            return null;
        }
        String written = commands.get(0).written().replaceAll("\\s+", " ");
        if (written.startsWith("date +") && written.matches("date \\+['\"]?[%a-zA-Z0-9_:.-]+['\"]?")) {
            return TOKEN;
        }
        return scope.inProject() ? OUTPUTS.get(written) : null;
    }
}
