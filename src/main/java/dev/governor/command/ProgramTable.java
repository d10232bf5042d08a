package dev.governor.command;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The table {@code commands/programs.txt}: what programs with plain arguments do.
 *
 * <p>The table's own beginning explains its rows. The first row whose words and options are there decides.
 */
final class ProgramTable {

    private record Does(Effect effect, String target) {}

    private record Row(List<Set<String>> words, List<Set<String>> options, List<Does> effects) {}

    private static final Map<String, List<Row>> ROWS = new HashMap<>();
    private static final Map<String, Set<String>> VALUED = new HashMap<>();
    private static final Map<String, Set<String>> PLAIN = new HashMap<>();

    static {
        Table.lines("programs").forEach(ProgramTable::line);
    }

    private ProgramTable() {}

    /** Returns whether the table has rows for {@code program}. */
    static boolean knows(String program) {
        return ROWS.containsKey(program);
    }

    /** Reads the call of a program of the table. */
    static void read(Invocation call) {
        Options options = Options.of(call.arguments(), VALUED.getOrDefault(call.program(), Set.of()));
        Optional<Row> row = ROWS.getOrDefault(call.program(), List.of()).stream()
                .filter(candidate -> fits(candidate, call, options))
                .findFirst();
        if (row.isEmpty()) {
            call.unclear("it is not known what this does");
            return;
        }
        int words = row.get().words().size();
        boolean mute =
                row.get().effects().stream().allMatch(does -> does.target().equals("words"));
        if (words > 0 && !placed(call, options, words)) {
            call.unclear("an option before the subcommand is not known");
        }
        List<Word> rest = options.operands()
                .subList(
                        Math.min(words, options.operands().size()),
                        options.operands().size());
        row.get().effects().forEach(does -> apply(does, call, rest));
        if (options.loose() && !mute && row.get().effects().stream().anyMatch(does -> changes(does.effect()))) {
            call.unclear("its arguments are computed");
        }
        if (row.get().effects().stream().anyMatch(does -> does.target().equals("untrusted_code"))) {
            call.unclear("it runs code that the project does not keep");
        }
        if (!mute) {
            Secrets.read(call);
        }
    }

    private static boolean changes(Effect effect) {
        return effect.compareTo(Effect.BUILD) > 0;
    }

    private static void apply(Does does, Invocation call, List<Word> rest) {
        int size = rest.size();
        switch (does.target()) {
            case "words" -> call.effect(does.effect(), ResourceKind.NONE, call.shown());
            case "@all" -> rest.forEach(word -> call.path(does.effect(), word));
            case "@rest" -> rest.stream().skip(1).forEach(word -> call.path(does.effect(), word));
            case "@first" -> rest.stream().limit(1).forEach(word -> call.path(does.effect(), word));
            case "@init" -> rest.stream().limit(Math.max(0, size - 1)).forEach(word -> call.path(does.effect(), word));
            case "@last" -> rest.stream().skip(Math.max(0, size - 1)).forEach(word -> call.path(does.effect(), word));
            default ->
                call.effect(
                        does.effect(),
                        Table.word(ResourceKind.class, does.target()),
                        rest.isEmpty()
                                ? call.shown()
                                : String.join(" ", rest.stream().map(Word::text).toList()));
        }
    }

    /** Returns whether no option of an unknown shape stands before the last of the subcommand's words. */
    private static boolean placed(Invocation call, Options options, int words) {
        Word last = options.operands().get(words - 1);
        Set<String> valued = VALUED.getOrDefault(call.program(), Set.of());
        Set<String> plain = PLAIN.getOrDefault(call.program(), Set.of());
        for (Word word : call.arguments()) {
            if (word == last) {
                return true;
            }
            String name = word.text().contains("=")
                    ? word.text().substring(0, word.text().indexOf('='))
                    : word.text();
            if (!word.operand()
                    && !valued.contains(name)
                    && !plain.contains(name)
                    && !word.text().contains("=")) {
                return false;
            }
        }
        return true;
    }

    private static boolean fits(Row row, Invocation call, Options options) {
        List<Word> operands = options.operands();
        if (operands.size() < row.words().size()) {
            return false;
        }
        for (int at = 0; at < row.words().size(); at++) {
            if (!matches(row.words().get(at), operands.get(at).text())) {
                return false;
            }
        }
        boolean harmless = row.effects().stream().noneMatch(does -> changes(does.effect()));
        return row.options().stream()
                .allMatch(names -> harmless ? options.exactly(names) : given(names, call, options));
    }

    private static boolean matches(Set<String> patterns, String word) {
        return patterns.stream()
                .anyMatch(pattern -> pattern.equals(word)
                        || (pattern.endsWith("*") && word.startsWith(pattern.substring(0, pattern.length() - 1))));
    }

    private static boolean given(Set<String> names, Invocation call, Options options) {
        return options.has(names.toArray(String[]::new))
                || call.arguments().stream()
                        .anyMatch(word -> names.contains(word.text())
                                || names.stream().anyMatch(name -> word.text().startsWith(name + "=")));
    }

    private static void line(List<String> columns) {
        List<String> programs = List.of(columns.get(0).split("\\|"));
        String rest = columns.get(1);
        if (rest.startsWith("? ")) {
            for (String option : rest.substring(2).strip().split("\\s+")) {
                boolean valued = option.endsWith("=");
                String name = valued ? option.substring(0, option.length() - 1) : option;
                programs.forEach(program -> (valued ? VALUED : PLAIN)
                        .computeIfAbsent(program, any -> new HashSet<>())
                        .add(name));
            }
            return;
        }
        String[] sides = (" " + rest).split(" -> ", 2);
        List<Set<String>> words = new ArrayList<>();
        List<Set<String>> options = new ArrayList<>();
        for (String token : sides[0].strip().split("\\s+")) {
            if (!token.isEmpty()) {
                (token.startsWith("-") ? options : words).add(Set.of(token.split("\\|")));
            }
        }
        List<Does> effects = Arrays.stream(sides[1].split(","))
                .map(effect -> effect.strip().split("\\s+"))
                .map(effect -> new Does(Table.word(Effect.class, effect[0]), target(effect[1])))
                .toList();
        programs.forEach(program -> ROWS.computeIfAbsent(program, any -> new ArrayList<>())
                .add(new Row(List.copyOf(words), List.copyOf(options), effects)));
    }

    private static String target(String word) {
        return word.equals("words") || word.startsWith("@")
                ? word
                : Table.word(ResourceKind.class, word).word();
    }
}
