package dev.governor.command;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * One row of {@code commands/programs.txt}.
 *
 * @param words alternatives of the first operands, in order
 * @param anywhere alternatives that stand somewhere among the operands
 * @param options alternatives of options that must be there
 * @param effects what it does
 */
record ProgramRow(List<Set<String>> words, List<Set<String>> anywhere, List<Set<String>> options, List<Does> effects) {

    /**
     * One effect of a row.
     *
     * @param target a kind of resource, or which words are paths
     */
    record Does(Effect effect, String target) {}

    /** Reads {@code words and options -> effects}. */
    static ProgramRow of(String written) {
        String[] sides = written.split(" -> ", 2);
        List<Set<String>> words = new ArrayList<>();
        List<Set<String>> anywhere = new ArrayList<>();
        List<Set<String>> options = new ArrayList<>();
        for (String token : sides[0].strip().split("\\s+")) {
            if (token.startsWith("~")) {
                anywhere.add(Set.of(token.substring(1).split("\\|")));
            } else if (!token.isEmpty()) {
                (token.startsWith("-") ? options : words).add(Set.of(token.split("\\|")));
            }
        }
        List<Does> effects = Arrays.stream(sides[1].split(","))
                .map(effect -> effect.strip().split("\\s+"))
                .map(effect -> new Does(Table.word(Effect.class, effect[0]), target(effect[1])))
                .toList();
        return new ProgramRow(List.copyOf(words), List.copyOf(anywhere), List.copyOf(options), effects);
    }

    /** Returns whether the row decides about {@code call}; a mild one needs its options in full. */
    boolean decides(Invocation call, Options given) {
        return named(given)
                && (changes() ? optional(call, given) : options.stream().allMatch(given::exactly));
    }

    /** Returns whether what the row says holds for {@code call} besides. */
    boolean holds(Invocation call, Options given) {
        return named(given) && optional(call, given);
    }

    boolean changes() {
        return effects.stream().anyMatch(does -> does.effect().compareTo(Effect.BUILD) > 0);
    }

    boolean does(Effect effect) {
        return effects.stream().anyMatch(does -> does.effect() == effect);
    }

    /** Returns whether one of its effects has the target {@code target}. */
    boolean has(String target) {
        return effects.stream().anyMatch(does -> does.target().equals(target));
    }

    private boolean named(Options given) {
        List<Word> operands = given.operands();
        if (operands.size() < words.size()) {
            return false;
        }
        for (int at = 0; at < words.size(); at++) {
            if (!matches(words.get(at), operands.get(at).text())) {
                return false;
            }
        }
        return anywhere.stream()
                .allMatch(patterns -> operands.stream().anyMatch(word -> matches(patterns, word.text())));
    }

    private boolean optional(Invocation call, Options given) {
        return options.stream()
                .allMatch(names -> given.has(names.toArray(String[]::new))
                        || call.arguments().stream()
                                .anyMatch(word -> matches(names, word.text())
                                        || names.stream()
                                                .anyMatch(name -> word.text().startsWith(name + "="))));
    }

    private static boolean matches(Set<String> patterns, String word) {
        return patterns.stream()
                .anyMatch(pattern -> pattern.equals(word)
                        || (pattern.endsWith("*") && word.startsWith(pattern.substring(0, pattern.length() - 1))));
    }

    private static String target(String word) {
        boolean placed = word.equals("words") || word.startsWith("@") || word.startsWith("-");
        return placed ? word : Table.word(ResourceKind.class, word).word();
    }
}
