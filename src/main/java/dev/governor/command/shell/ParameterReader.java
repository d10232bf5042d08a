package dev.governor.command.shell;

import dev.governor.command.reading.Word;
import dev.governor.command.shell.grammar.Part;
import dev.governor.command.shell.grammar.Part.Form;
import org.jspecify.annotations.Nullable;

/** The values of variables, and what is made of them. */
final class ParameterReader {

    private static final String HARMLESS_TRANSFORMATIONS = "QEAKakUuL";

    private final ShellLines shell;
    private final ShellState state;
    private final WordReader words;

    ParameterReader(ShellLines shell, ShellState state, WordReader words) {
        this.shell = shell;
        this.state = state;
        this.words = words;
    }

    /** Adds what {@code parameter} stands for to {@code into}. */
    void add(Part.Parameter parameter, boolean quoted, Marked into) {
        if (parameter.subscript() != null) {
            new Expressions(shell, state, words).subscript(parameter.subscript());
        }
        String name = parameter.name();
        if (parameter.form() == Form.LENGTH) {
            into.add("0", Marked.QUOTED);
            return;
        }
        if (parameter.form() == Form.INDIRECT) {
            indirect(parameter, quoted, into);
            return;
        }
        String value = parameter.subscript() == null ? state.variable(name) : null;
        boolean secret = value == null && (shell.holdsSecret(name) || state.tainted(name));
        if (secret && !parameter.operator().endsWith("+")) {
            words.secret(name);
        }
        operated(parameter, value, quoted, into);
    }

    private void operated(Part.Parameter parameter, @Nullable String value, boolean quoted, Marked into) {
        String operator = parameter.operator();
        if (operator.isEmpty()) {
            value(parameter.name(), value, quoted, into);
            return;
        }
        if (operator.equals(":")) {
            new Expressions(shell, state, words).value(parameter.argument());
            into.hole(quoted);
            return;
        }
        Marked argument = new Marked(state.budget());
        boolean complains = operator.endsWith("?");
        WordReader reader = complains ? words.beside() : words;
        reader.add(parameter.argument(), quoted, argument);
        if (complains) {
            shell.secrets(reader, parameter.name() + operator);
        }
        switch (operator.charAt(operator.length() - 1)) {
            case '=' -> assigned(parameter, argument, quoted, into);
            case '@' -> transformed(parameter, argument, quoted, into);
            case '-', '?' -> {
                boolean certain = value != null && (!value.isEmpty() || !operator.startsWith(":"));
                value(parameter.name(), certain ? value : null, quoted, into);
            }
            default -> into.hole(quoted);
        }
    }

    private void assigned(Part.Parameter parameter, Marked argument, boolean quoted, Marked into) {
        shell.assign(parameter.name(), argument.single(state.homeKnown()), words, state);
        value(parameter.name(), null, quoted, into);
    }

    private void transformed(Part.Parameter parameter, Marked argument, boolean quoted, Marked into) {
        String transformation = argument.single(true).text();
        if (transformation.length() != 1 || HARMLESS_TRANSFORMATIONS.indexOf(transformation.charAt(0)) < 0) {
            shell.conclusions()
                    .notUnderstood(
                            parameter.name() + "@" + transformation, "a value is expanded once more, as a prompt is");
        }
        into.hole(quoted);
    }

    private void indirect(Part.Parameter parameter, boolean quoted, Marked into) {
        String operator = parameter.operator();
        if (operator.equals("*")) {
            words.secret("!" + parameter.name() + "*");
        }
        boolean names = operator.equals("*") || parameter.subscript() != null && operator.isEmpty();
        if (!names) {
            shell.evaluates();
            String named = state.variable(parameter.name());
            boolean harmless = named != null && !shell.holdsSecret(named) && !state.tainted(named);
            if (!harmless) {
                words.secret("!" + parameter.name());
            }
        }
        if (!names && !operator.isEmpty()) {
            Part.Parameter unknown =
                    new Part.Parameter(parameter.name(), Form.VALUE, null, operator, parameter.argument());
            operated(unknown, null, quoted, into);
        } else {
            into.hole(quoted);
        }
    }

    private void value(String name, @Nullable String value, boolean quoted, Marked into) {
        boolean several = "@*".contains(name) || name.chars().allMatch(c -> c >= '0' && c <= '9');
        if (value == null) {
            into.hole(quoted && !several);
            return;
        }
        if (quoted) {
            into.empty();
        }
        boolean home = value.startsWith("~") && into.begins();
        if (home) {
            into.add("~", Marked.HOME);
        }
        into.add(home ? value.substring(1) : value, quoted ? Marked.QUOTED : Marked.SPLIT);
    }

    /** Returns a word of which nothing is known but that it is one. */
    static Word unknown() {
        return new Word(String.valueOf(Word.HOLE), false, false);
    }
}
