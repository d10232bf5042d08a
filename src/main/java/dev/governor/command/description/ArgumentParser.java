package dev.governor.command.description;

import dev.governor.command.Excerpt;
import dev.governor.command.description.Option.Arity;
import dev.governor.command.reading.Word;
import dev.governor.kernel.Budget;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes the words of a call apart as the described program would: sub-commands, options with their values, operands. */
public final class ArgumentParser {

    private static final int SHOWN = 40;
    private static final String NUMBER = "-#";

    private final List<Word> words;
    private final Budget budget;
    private final Arguments arguments;
    private Description current;
    private boolean ended;
    private int at;

    private ArgumentParser(Description program, List<Word> words, Budget budget) {
        this.current = program;
        this.words = words;
        this.budget = budget;
        this.arguments = new Arguments(program);
    }

    /** Returns {@code words} taken apart by the description of {@code program}; each step is spent from {@code budget}. */
    public static Arguments parse(Description program, List<Word> words, Budget budget) {
        ArgumentParser parser = new ArgumentParser(program, words, budget);
        parser.run();
        return parser.arguments;
    }

    private void run() {
        if (current.style() == Style.TAR && !words.isEmpty() && cluster(words.get(0))) {
            at = 1;
            shorts("-" + words.get(0).text(), words.get(0));
        }
        while (at < words.size() && arguments.unclear() == null && arguments.restOption() == null) {
            budget.step();
            word(words.get(at++));
        }
    }

    private boolean cluster(Word word) {
        return word.known() && !word.text().isEmpty() && word.text().charAt(0) != '-';
    }

    private void word(Word word) {
        String text = word.text();
        boolean options = !ended && current.style() != Style.WORDS;
        if (options && text.equals("--")) {
            ended = true;
            arguments.given().add(Arguments.Given.END);
        } else if (options && text.length() > 1 && text.charAt(0) == '-') {
            option(word);
        } else if (options && text.length() > 1 && text.charAt(0) == '+' && current.plus() != null) {
            plus(word);
        } else {
            if (options && word.mayBeOption()) {
                arguments.mayHoldOption();
            }
            operand(word);
        }
    }

    private void plus(Word word) {
        RoleUse use = current.plus();
        if (use != null) {
            Option option = new Option(List.of("+"), Arity.ATTACHED, use);
            arguments.given().add(new Arguments.Given(option, word.from(1), true));
        }
    }

    private void operand(Word word) {
        if (arguments.operands().isEmpty() && current.hasCommands()) {
            Description command = word.known() && !word.wild() ? current.command(word.text()) : null;
            if (command != null) {
                arguments.command(current.nameOf(word.text()), command);
                current = command;
                return;
            }
            boolean other = !current.operands().isEmpty() && word.known();
            if (!other) {
                arguments.unclear("`" + shown(word) + "` is no sub-command that is described");
                return;
            }
        }
        arguments.operands().add(word);
        if (current.ends()) {
            ended = true;
            arguments.operands().addAll(words.subList(at, words.size()));
            at = words.size();
        }
    }

    private void option(Word word) {
        String text = word.text();
        if (current.style() == Style.LONG) {
            named(word);
            return;
        }
        int equals = text.indexOf('=');
        boolean whole = current.options().containsKey(text)
                || equals > 2 && current.options().containsKey(text.substring(0, equals));
        if (text.startsWith("--") || whole) {
            named(word);
        } else {
            shorts(text, word);
        }
    }

    /** Reads {@code --name}, {@code --name=value}, and in the long style the same with one dash. */
    private void named(Word word) {
        String text = word.text();
        int equals = text.indexOf('=');
        Option option = lookup(text);
        if (option != null) {
            equals = -1;
        } else {
            option = equals < 0 ? null : lookup(text.substring(0, equals));
        }
        if (option == null) {
            arguments.unclear("the option `" + shown(word) + "` is not described");
        } else if (equals >= 0) {
            if (option.arity() == Arity.NONE) {
                arguments.unclear("the option `" + shown(word) + "` takes no value");
            } else {
                give(option, word.from(equals + 1));
            }
        } else if (option.arity() == Arity.VALUE) {
            next(option, word);
        } else {
            arguments.given().add(new Arguments.Given(option, Word.of(""), false));
        }
    }

    private @Nullable Option lookup(String name) {
        Option option = current.option(name);
        if (option == null && current.style() == Style.LONG) {
            option = current.options().get(name.startsWith("--") ? name.substring(1) : "-" + name);
        }
        return option;
    }

    /** Reads letters that stand together; the first that takes a value takes what is left, or the next word. */
    private void shorts(String text, Word word) {
        for (int letter = 1; letter < text.length() && arguments.unclear() == null; letter++) {
            budget.step();
            char c = text.charAt(letter);
            Option option = current.options().get("-" + c);
            if (option == null && Character.isDigit(c) && current.options().containsKey(NUMBER)) {
                letter = digits(text, letter);
            } else if (option == null) {
                arguments.unclear("the option `-" + c + "` in `" + shown(word) + "` is not described");
            } else if (option.arity() == Arity.NONE) {
                arguments.given().add(new Arguments.Given(option, Word.of(""), false));
            } else if (current.style() == Style.TAR) {
                clustered(option, text, letter, word);
            } else {
                attached(option, text.substring(letter + 1), word);
                return;
            }
        }
    }

    private int digits(String text, int from) {
        int letter = from;
        while (letter + 1 < text.length() && Character.isDigit(text.charAt(letter + 1))) {
            letter++;
        }
        Option number = current.options().get(NUMBER);
        if (number != null) {
            arguments.given().add(new Arguments.Given(number, Word.of(text.substring(from, letter + 1)), false));
        }
        return letter;
    }

    /** In the old style of tar each letter with a value takes the next word; what others would read otherwise is refused. */
    private void clustered(Option option, String text, int letter, Word word) {
        boolean dashed = word.text().startsWith("-");
        if (dashed && letter + 1 < text.length()) {
            arguments.unclear("what `" + shown(word) + "` means depends on who reads it");
        } else if (option.arity() == Arity.VALUE) {
            next(option, word);
        } else {
            arguments.given().add(new Arguments.Given(option, Word.of(""), false));
        }
    }

    private void attached(Option option, String left, Word word) {
        if (!left.isEmpty()) {
            String value = left.startsWith("=") ? left.substring(1) : left;
            give(option, word.with(value));
        } else if (option.arity() == Arity.VALUE) {
            next(option, word);
        } else {
            arguments.given().add(new Arguments.Given(option, Word.of(""), false));
        }
    }

    private void next(Option option, Word word) {
        if (at >= words.size()) {
            arguments.unclear("the option `" + shown(word) + "` misses its value");
        } else if (option.value().role().takesRest()) {
            arguments.rest(option, new ArrayList<>(words.subList(at, words.size())));
            at = words.size();
        } else {
            Word value = words.get(at++);
            if (value.loose()) {
                arguments.mayHoldOption();
            }
            give(option, value);
            RoleUse second = option.second();
            if (second != null) {
                next(new Option(option.names(), Arity.VALUE, second), word);
            }
        }
    }

    private void give(Option typed, Word value) {
        Option option = current.particular(typed, value);
        if (option.value().role().takesRest()) {
            List<Word> all = new ArrayList<>(List.of(value));
            all.addAll(words.subList(at, words.size()));
            arguments.rest(option, all);
            at = words.size();
        } else {
            arguments.given().add(new Arguments.Given(option, value, true));
        }
    }

    private static String shown(Word word) {
        return Excerpt.of(word.shown(), SHOWN);
    }
}
