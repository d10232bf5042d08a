package dev.governor.command.shell;

import dev.governor.command.reading.Input;
import dev.governor.command.reading.Word;
import dev.governor.command.shell.grammar.Part;
import dev.governor.command.shell.grammar.ShellWord;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Turns words as written into the words the shell makes of them, and reads the commands inside them. */
final class WordReader {

    private static final String SUBSTITUTED_FILE = "/dev/fd/63";

    private final ShellLines shell;
    private final ShellState state;
    private final Input input;
    private final ParameterReader parameters;
    private final Set<String> secrets = new TreeSet<>();

    WordReader(ShellLines shell, ShellState state, Input input) {
        this.shell = shell;
        this.state = state;
        this.input = input;
        this.parameters = new ParameterReader(shell, state, this);
    }

    /** Returns the variables with secrets whose values are in the words read so far. */
    Set<String> secrets() {
        return secrets;
    }

    void secret(String name) {
        secrets.add(name);
    }

    /** Returns a reader of words that keeps the secrets it meets to itself. */
    WordReader beside() {
        return new WordReader(shell, state, input);
    }

    /** Returns the words that {@code word} stands for: braces and values may make several, or none. */
    List<Word> words(ShellWord word) {
        List<Marked> expanded = Braces.expand(marked(word.parts()));
        if (expanded.isEmpty()) {
            return List.of(Word.UNKNOWN);
        }
        List<Word> words = new ArrayList<>();
        for (Marked each : expanded) {
            words.addAll(each.fields(state.homeKnown()));
        }
        words.forEach(each -> shell.seen(each.text()));
        return words;
    }

    /** Returns the words that {@code all} stand for. */
    List<Word> words(List<ShellWord> all) {
        List<Word> words = new ArrayList<>();
        all.forEach(word -> words.addAll(words(word)));
        return words;
    }

    /** Returns the one word that {@code word} stands for where the shell does not split words. */
    Word single(ShellWord word) {
        return text(word.parts());
    }

    /** Returns the text that {@code parts} stand for where the shell does not split words. */
    Word text(List<Part> parts) {
        Word word = marked(parts).single(state.homeKnown());
        shell.seen(word.text());
        return word;
    }

    private Marked marked(List<Part> parts) {
        Marked marked = new Marked(state.budget());
        add(parts, false, marked);
        return marked;
    }

    /** Adds what {@code parts} stand for to {@code into}. */
    void add(List<Part> parts, boolean quoted, Marked into) {
        state.budget().enter();
        for (Part part : parts) {
            add(part, quoted, into);
        }
        state.budget().leave();
    }

    private void add(Part part, boolean quoted, Marked into) {
        if (part instanceof Part.Literal literal) {
            literal(literal, quoted, into);
        } else if (part instanceof Part.Quoted inner) {
            into.empty();
            add(inner.parts(), true, into);
        } else if (part instanceof Part.Parameter parameter) {
            parameters.add(parameter, quoted, into);
        } else if (part instanceof Part.Substitution substitution) {
            substitution(substitution, quoted, into);
        } else if (part instanceof Part.Process process) {
            Input fed = process.reads() ? input : new Input(true, null, process.written());
            shell.commands().statement(process.body(), fed, state.copy());
            into.add(SUBSTITUTED_FILE, Marked.QUOTED);
        } else if (part instanceof Part.Arithmetic arithmetic) {
            into.add(new Expressions(shell, state, this).value(arithmetic.expression()), Marked.QUOTED);
        } else if (part instanceof Part.Pattern pattern) {
            add(pattern.alternatives(), true, new Marked(state.budget()));
            into.add("*", Marked.ACTIVE);
        }
    }

    private static void literal(Part.Literal literal, boolean quoted, Marked into) {
        if (literal.quoted() && !quoted) {
            into.empty();
        }
        into.add(literal.text(), quoted || literal.quoted() ? Marked.QUOTED : Marked.ACTIVE);
    }

    private void substitution(Part.Substitution substitution, boolean quoted, Marked into) {
        ShellState inside = state.copy();
        String known = Outputs.of(substitution.body(), inside);
        String printed = shell.commands().subshell(substitution.body(), input, inside);
        String value = known == null ? printed : known;
        if (value == null) {
            into.hole(quoted);
        } else {
            into.add(trimmed(value), quoted ? Marked.QUOTED : Marked.SPLIT);
        }
    }

    private static String trimmed(String printed) {
        int end = printed.length();
        while (end > 0 && printed.charAt(end - 1) == '\n') {
            end--;
        }
        return printed.substring(0, end);
    }
}
