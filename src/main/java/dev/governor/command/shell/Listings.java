package dev.governor.command.shell;

import dev.governor.command.reading.Word;
import dev.governor.command.shell.grammar.Part;
import dev.governor.command.shell.grammar.ShellCommand;
import dev.governor.command.shell.grammar.ShellWord;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is known about the names of files that a command lists, one a line: a pattern that fits each of them. */
final class Listings {

    /** Stands for all files of the project; nobody knows what is among them. */
    private static final String ALL = "*";

    private static final Set<String> FIND_VALUES =
            Set.of("-type", "-path", "-maxdepth", "-mindepth", "-newer", "-mtime", "-mmin", "-size");
    private static final Set<String> FIND_FLAGS = Set.of("!", "-not", "-print");
    private static final Set<String> CHANGED_FLAGS =
            Set.of("--name-only", "--cached", "--staged", "HEAD", "HEAD~1", "main", "origin/main", "--diff-filter=ACM");
    private static final Set<String> FILTERS = Set.of("sort", "sort -u", "uniq", "head", "tail");

    /** The packages of Go below the directory, all of them or some. */
    private static final String PACKAGES = "./...";

    private Listings() {}

    /** Returns what {@code pipeline} prints when that is packages of Go, or {@code null}. */
    static @Nullable String packages(ShellCommand.Pipeline pipeline, ShellState state) {
        String names = null;
        for (ShellCommand member : pipeline.members()) {
            names = of(member, names, state);
        }
        return PACKAGES.equals(names) ? names : null;
    }

    /** Returns the pattern of the names that {@code command} prints when it is fed names of {@code fed}, or {@code null}. */
    static @Nullable String of(ShellCommand command, @Nullable String fed, ShellState state) {
        List<String> words = words(command);
        if (words.isEmpty() || state.function(words.get(0)) != null || !state.inProject()) {
            return null;
        }
        List<String> rest = words.subList(1, words.size());
        return switch (words.get(0)) {
            case "find" -> found(rest, state);
            case "git" -> tracked(rest, state);
            case "go" -> rest.equals(List.of("list", PACKAGES)) ? PACKAGES : null;
            default -> fed == null ? null : filtered(words, fed);
        };
    }

    /** Returns the pattern when it says enough about the names to act by it: files of one kind. */
    static @Nullable String telling(@Nullable String pattern) {
        return pattern == null || pattern.endsWith(ALL) ? null : pattern;
    }

    private static @Nullable String found(List<String> words, ShellState state) {
        int at = 0;
        while (at < words.size()
                && !words.get(at).startsWith("-")
                && !words.get(at).equals("!")) {
            at++;
        }
        String root = at == 1 ? state.seen(Word.of(words.get(0))).text() : "";
        String name = ALL;
        while (at < words.size()) {
            String word = words.get(at++);
            if (word.equals("-name") && at < words.size() && name.equals(ALL) && kind(words.get(at))) {
                name = words.get(at++);
            } else if (FIND_VALUES.contains(word)) {
                at++;
            } else if (!FIND_FLAGS.contains(word) || turned(word, words, at)) {
                return null;
            }
        }
        return near(root) ? root + "/" + name : null;
    }

    private static boolean turned(String word, List<String> words, int at) {
        return !word.equals("-print") && at < words.size() && words.get(at).equals("-name");
    }

    private static @Nullable String tracked(List<String> words, ShellState state) {
        if (words.equals(List.of("ls-files"))) {
            return ALL;
        }
        boolean one = words.size() == 2 && words.get(0).equals("ls-files");
        String files = one ? state.seen(Word.of(words.get(1))).text() : "";
        if (one && kind(files.substring(files.lastIndexOf('/') + 1)) && near(files)) {
            return files;
        }
        boolean changed = words.size() > 1
                && words.get(0).equals("diff")
                && words.contains("--name-only")
                && CHANGED_FLAGS.containsAll(words.subList(1, words.size()));
        return changed ? ALL : null;
    }

    /** A filter leaves names out; one for an ending tells what the others are. */
    private static @Nullable String filtered(List<String> words, String fed) {
        if (FILTERS.contains(String.join(" ", words))) {
            return fed;
        }
        boolean grep = words.get(0).equals("grep");
        if (grep
                && words.size() == 3
                && words.get(1).equals("-v")
                && !words.get(2).startsWith("-")) {
            return fed;
        }
        String sought = grep && words.size() == 2 ? words.get(1) : "";
        boolean ending = sought.startsWith("\\.") && sought.endsWith("$") && sought.length() > 3;
        String name = ending ? "*." + sought.substring(2, sought.length() - 1) : "";
        return fed.endsWith(ALL) && kind(name) ? fed.substring(0, fed.length() - 1) + name : null;
    }

    /** Returns whether all names that fit {@code name} end alike, so that their ending tells what they are. */
    private static boolean kind(String name) {
        return name.length() > 2
                && name.startsWith("*.")
                && name.substring(2).chars().allMatch(c -> c < 0x7F && Character.isLetterOrDigit(c));
    }

    private static boolean near(String path) {
        return !path.isEmpty()
                && !path.startsWith("/")
                && !path.startsWith("~")
                && !path.startsWith("-")
                && !path.contains("..")
                && !path.contains("$");
    }

    private static List<String> words(ShellCommand command) {
        List<String> words = new ArrayList<>();
        if (command instanceof ShellCommand.Simple simple
                && simple.assignments().isEmpty()
                && simple.declared().isEmpty()
                && simple.redirects().isEmpty()) {
            for (ShellWord word : simple.words()) {
                StringBuilder text = new StringBuilder();
                if (!literal(word.parts(), text)) {
                    return List.of();
                }
                words.add(text.toString());
            }
        }
        return words;
    }

    private static boolean literal(List<Part> parts, StringBuilder into) {
        for (Part part : parts) {
            if (part instanceof Part.Literal literal) {
                into.append(literal.text());
            } else if (!(part instanceof Part.Quoted quoted && literal(quoted.parts(), into))) {
                return false;
            }
        }
        return true;
    }
}
