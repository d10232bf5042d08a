package dev.governor.command.shell;

import dev.governor.command.reading.Input;
import dev.governor.command.reading.Word;
import dev.governor.command.shell.grammar.ShellCommand;
import dev.governor.command.shell.grammar.ShellWord;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What a test tells of the words it compares: asked often enough, whether one is like another gives it away. */
final class Comparisons {

    /** Patterns that tell nothing but whether there is a value. */
    static final Set<String> ANY = Set.of("", "*", "?*");

    private static final Set<String> NUMERIC = Set.of("-eq", "-ne", "-lt", "-le", "-gt", "-ge");
    private static final Set<String> TEXTUAL = Set.of("=~", "==", "=", "!=", "<", ">");

    private Comparisons() {}

    /** Reads a test between double brackets. */
    static void read(ShellLines shell, ShellCommand.Test test, Input input, ShellState state) {
        List<Word> words = new ArrayList<>();
        List<WordReader> readers = new ArrayList<>();
        for (ShellWord word : test.words()) {
            WordReader reader = new WordReader(shell, state, input);
            Word read = reader.single(word);
            words.add(read);
            readers.add(reader);
            if (NUMERIC.contains(read.text()) || read.text().equals("-v")) {
                shell.evaluates();
                test.words().forEach(each -> shell.seen(each.written()));
            }
            if (state.tracing()) {
                shell.secrets(reader, "[[");
            }
        }
        told(words).forEach(at -> shell.secrets(readers.get(at), "[["));
    }

    /** Returns the places of the words of which a test tells more than whether they are empty. */
    static List<Integer> told(List<Word> words) {
        List<Integer> told = new ArrayList<>();
        for (int at = 1; at + 1 < words.size(); at++) {
            String operator = words.get(at).text();
            if (TEXTUAL.contains(operator) || NUMERIC.contains(operator)) {
                if (!ANY.contains(words.get(at + 1).text())) {
                    told.add(at - 1);
                }
                if (!ANY.contains(words.get(at - 1).text())) {
                    told.add(at + 1);
                }
            }
        }
        return told;
    }
}
