package dev.governor.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The options and operands of one program's arguments, by the conventions of GNU getopt.
 *
 * <p>Long options may be shortened to any beginning of at least two letters, short ones may stand together, {@code --} ends
 * options. A name here is written with its dashes, for example {@code -r}, {@code --recursive}.
 */
final class Options {

    private record Given(String name, Word value) {}

    private final List<Given> given = new ArrayList<>();
    private final List<Word> operands = new ArrayList<>();
    private boolean loose;

    private Options() {}

    /** Reads {@code arguments}; the options in {@code valued} take the next word, or the rest of their own, as value. */
    static Options of(List<Word> arguments, Set<String> valued) {
        Options options = new Options();
        for (int at = 0; at < arguments.size(); at++) {
            Word word = arguments.get(at);
            options.loose |= word.loose() && word.text().indexOf(Word.HOLE) == 0;
            if (word.text().equals("--")) {
                options.operands.addAll(arguments.subList(at + 1, arguments.size()));
                break;
            }
            if (word.operand()) {
                options.operands.add(word);
            } else if (options.option(word, valued, at + 1 < arguments.size() ? arguments.get(at + 1) : Word.of(""))) {
                at++;
            }
        }
        return options;
    }

    /** Returns whether the option's value was the next word. */
    private boolean option(Word word, Set<String> valued, Word next) {
        String text = word.text();
        if (text.startsWith("--")) {
            int equals = text.indexOf('=');
            String name = equals < 0 ? text : text.substring(0, equals);
            boolean takes = equals < 0 && valued.contains(name);
            given.add(new Given(name, equals < 0 ? (takes ? next : Word.of("")) : word.from(equals + 1)));
            return takes;
        }
        for (int at = 1; at < text.length(); at++) {
            String name = "-" + text.charAt(at);
            if (valued.contains(name)) {
                boolean last = at + 1 == text.length();
                given.add(new Given(name, last ? next : word.from(at + 1)));
                return last;
            }
            given.add(new Given(name, Word.of("")));
        }
        boolean whole = valued.contains(text);
        given.add(new Given(text, whole ? next : Word.of("")));
        return whole;
    }

    /** Returns where the first operand stands; all before it are options and their values. */
    static int firstOperand(List<Word> arguments, Set<String> valued) {
        int at = 0;
        while (at < arguments.size() && !arguments.get(at).operand()) {
            String text = arguments.get(at).text();
            if (text.equals("--")) {
                return at + 1;
            }
            boolean cluster = !text.startsWith("--") && text.length() > 2 && !valued.contains(text);
            boolean separate = cluster ? endsValued(text, valued) : valued.contains(text);
            at += separate ? 2 : 1;
        }
        return Math.min(at, arguments.size());
    }

    /** Returns whether the first option with a value in a cluster is its last letter. */
    private static boolean endsValued(String cluster, Set<String> valued) {
        for (int at = 1; at < cluster.length(); at++) {
            if (valued.contains("-" + cluster.charAt(at))) {
                return at == cluster.length() - 1;
            }
        }
        return false;
    }

    /** Returns whether one of {@code names}, or of {@code name=value}, was given in full. */
    boolean exactly(Set<String> names) {
        return given.stream()
                .anyMatch(option -> names.contains(
                        option.value().text().isEmpty()
                                ? option.name()
                                : option.name() + "=" + option.value().text()));
    }

    /** Returns whether one of {@code names} was given, a long one possibly shortened. */
    boolean has(String... names) {
        return values(names).findAny().isPresent();
    }

    /** Returns the values that were given to {@code names}. */
    Stream<Word> values(String... names) {
        return given.stream()
                .filter(option -> Stream.of(names).anyMatch(name -> means(option.name(), name)))
                .map(Given::value);
    }

    private static boolean means(String typed, String name) {
        return typed.equals(name) || (typed.startsWith("--") && typed.length() > 2 && name.startsWith(typed));
    }

    /** Returns the names of all options as they were typed. */
    Stream<String> names() {
        return given.stream().map(Given::name);
    }

    List<Word> operands() {
        return operands;
    }

    /** Returns whether a word that is not known may be, or may hold, an option. */
    boolean loose() {
        return loose;
    }
}
