package dev.governor.command.description;

import dev.governor.command.reading.Word;
import dev.governor.command.reading.WordPattern;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A program or a sub-command, as described.
 *
 * @param source the file and the JSON pointer of the description
 * @param options by name, those that also stand behind sub-commands among them
 * @param shared those that also stand behind sub-commands
 * @param open the options whose names are patterns
 * @param valued of the options of which one value is described by itself, for example {@code -ex=run}: the patterns of such
 *     values, by the option's name
 * @param ends whether options end at the first operand
 * @param plus what a word is that begins with {@code +}, or {@code null} for an operand
 * @param pairs the roles of operands {@code name=value}, by name, {@code *} for any
 * @param commands sub-commands by name, or by pattern
 * @param endless when it ends, unless a case says it
 * @param help the words that show help
 * @param refuses why a call is never understood, or {@code null}
 */
public record Description(
        String source,
        Style style,
        boolean ends,
        Map<String, Option> options,
        Map<String, Option> shared,
        List<OptionByPattern> open,
        Map<String, List<OptionByPattern>> valued,
        @Nullable RoleUse plus,
        List<Operand> operands,
        Map<String, RoleUse> pairs,
        List<Does> does,
        Map<String, Description> commands,
        List<NamedByPattern> patterns,
        List<Case> cases,
        List<Case> adds,
        Endless endless,
        Set<String> help,
        @Nullable String refuses,
        Hazard hazard) {

    /** A sub-command whose name is a pattern. */
    public record NamedByPattern(WordPattern name, Description description) {}

    /** An option whose name is a pattern. */
    public record OptionByPattern(WordPattern name, Option option) {}

    /** What a word may do that turns out to be an option. */
    public enum Hazard {
        /** Nothing. */
        NONE,
        /** Have a file read. */
        READS,
        /** Anything an option does. */
        ANY
    }

    public Description {
        options = Map.copyOf(options);
        shared = Map.copyOf(shared);
        operands = List.copyOf(operands);
        open = List.copyOf(open);
        valued = Map.copyOf(valued);
        pairs = Map.copyOf(pairs);
        does = List.copyOf(does);
        commands = Collections.unmodifiableMap(new LinkedHashMap<>(commands));
        patterns = List.copyOf(patterns);
        cases = List.copyOf(cases);
        adds = List.copyOf(adds);
        help = Set.copyOf(help);
    }

    /** Returns the first case that fits, or {@code null}; a milder one must hold for every value that is given. */
    public @Nullable Case fitting(Arguments arguments, Around around) {
        for (Case each : cases) {
            if (each.fits(arguments, around) && !(each.milder(does) && each.disputed(arguments))) {
                return each;
            }
        }
        return null;
    }

    /** Returns the option that is called {@code name}, or {@code null}. */
    @Nullable
    Option option(String name) {
        Option exact = options.get(name);
        if (exact != null) {
            return exact;
        }
        for (OptionByPattern pattern : open) {
            if (pattern.name().matches(name)) {
                return pattern.option();
            }
        }
        return null;
    }

    /** Returns what is described of {@code option} with this value, for example {@code -ex=run}, otherwise the option. */
    Option particular(Option option, Word value) {
        if (!value.known()) {
            return option;
        }
        for (String name : option.names()) {
            List<OptionByPattern> patterns = valued.get(name);
            if (patterns != null) {
                String written = name + "=" + value.text();
                Option exact = options.get(written);
                if (exact != null) {
                    return exact;
                }
                for (OptionByPattern pattern : patterns) {
                    if (pattern.name().matches(written)) {
                        return pattern.option();
                    }
                }
            }
        }
        return option;
    }

    boolean hasCommands() {
        return !commands.isEmpty() || !patterns.isEmpty();
    }

    /** Returns the name or the pattern of names that {@code word} is called by, for example {@code describe-*}. */
    String nameOf(String word) {
        return commands.containsKey(word)
                ? word
                : patterns.stream()
                        .filter(each -> each.name().matches(word))
                        .findFirst()
                        .map(each -> each.name().toString())
                        .orElse(word);
    }

    /** Returns the sub-command that is called {@code word}, or {@code null}. */
    @Nullable
    Description command(String word) {
        Description exact = commands.get(word);
        if (exact != null) {
            return exact;
        }
        for (NamedByPattern pattern : patterns) {
            if (pattern.name().matches(word)) {
                return pattern.description();
            }
        }
        return null;
    }
}
