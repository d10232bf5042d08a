package dev.governor.command.program;

import dev.governor.command.reading.Word;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The words of one call, taken apart by a description. */
final class Arguments {

    /** An option that is given, with its value; the value of an option without one is empty. */
    record Given(Option option, Word value, boolean valued) {

        /** Ends the options; cases may ask for it. */
        static final Given END = new Given(Option.END, Word.of(""), false);

        boolean ends() {
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

    List<Given> given() {
        return given;
    }

    List<Word> operands() {
        return operands;
    }

    /** Returns the description of the program or sub-command that is called, which says what the call does. */
    Description described() {
        return described;
    }

    /** Returns the names of the sub-commands that are called, as described. */
    List<String> commands() {
        return commands;
    }

    void command(String name, Description description) {
        commands.add(name);
        described = description;
    }

    /** Returns the words that an option took with it, for example those of {@code fd -x}. */
    List<Word> rest() {
        return rest;
    }

    @Nullable
    Option restOption() {
        return restOption;
    }

    void rest(Option option, List<Word> words) {
        restOption = option;
        rest = List.copyOf(words);
    }

    /** Returns whether a word that is not known stands where it may turn out to be an option. */
    boolean mayHoldOptions() {
        return mayHoldOptions;
    }

    void mayHoldOption() {
        mayHoldOptions = true;
    }

    /** Returns why the words do not fit the description, or {@code null}. */
    @Nullable
    String unclear() {
        return unclear;
    }

    void unclear(String sentence) {
        if (unclear == null) {
            unclear = sentence;
        }
    }
}
