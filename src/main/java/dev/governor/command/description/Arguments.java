package dev.governor.command.description;

import dev.governor.command.reading.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The words of one call, taken apart by a description. */
public final class Arguments {

    /** An option that is given, with its value; the value of an option without one is empty. */
    public record Given(Option option, Word value, boolean valued) {

        /** Ends the options; cases may ask for it. */
        static final Given END = new Given(Option.END, Word.of(""), false);

        /** Tells whether it is the word that ends the options. */
        public boolean ends() {
            return option == Option.END;
        }
    }

    private final List<Given> given = new ArrayList<>();
    private final List<Word> operands = new ArrayList<>();
    private final List<String> commands = new ArrayList<>();
    private Description described;
    private List<Word> rest = List.of();
    private @Nullable Option restOption;
    private boolean mayHoldOptions;
    private @Nullable String unclear;

    Arguments(Description program) {
        this.described = program;
    }

    /** Returns the same call with each word that is a value or an operand replaced by what {@code other} makes of it. */
    public Arguments with(UnaryOperator<Word> other) {
        Arguments changed = new Arguments(described);
        given.forEach(each -> changed.given.add(new Given(each.option(), other.apply(each.value()), each.valued())));
        operands.forEach(word -> changed.operands.add(other.apply(word)));
        changed.commands.addAll(commands);
        changed.rest = rest;
        changed.restOption = restOption;
        changed.mayHoldOptions = mayHoldOptions;
        changed.unclear = unclear;
        return changed;
    }

    /** Returns the options that are given, in their order. */
    public List<Given> given() {
        return given;
    }

    /** Returns the operands in their order, without the names of sub-commands. */
    public List<Word> operands() {
        return operands;
    }

    /** Returns the description of the program or sub-command that is called, which says what the call does. */
    public Description described() {
        return described;
    }

    /** Returns the names of the sub-commands that are called, as described. */
    public List<String> commands() {
        return commands;
    }

    void command(String name, Description description) {
        commands.add(name);
        described = description;
    }

    /** Returns the words that an option took with it, for example those of {@code fd -x}. */
    public List<Word> rest() {
        return rest;
    }

    /** Returns the option that took the {@link #rest}, or {@code null}. */
    @Nullable
    public Option restOption() {
        return restOption;
    }

    void rest(Option option, List<Word> words) {
        restOption = option;
        rest = List.copyOf(words);
    }

    /** Returns whether a word that is not known stands where it may turn out to be an option. */
    public boolean mayHoldOptions() {
        return mayHoldOptions;
    }

    void mayHoldOption() {
        mayHoldOptions = true;
    }

    /** Returns why the words do not fit the description, or {@code null}. */
    @Nullable
    public String unclear() {
        return unclear;
    }

    void unclear(String sentence) {
        if (unclear == null) {
            unclear = sentence;
        }
    }
}
