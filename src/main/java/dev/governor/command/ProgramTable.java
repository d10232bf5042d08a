package dev.governor.command;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The table {@code commands/programs.txt}: what programs with plain arguments do.
 *
 * <p>The table's own beginning explains its rows. The first row whose words and options are there decides; every row marked
 * {@code !} that holds says what happens besides.
 */
final class ProgramTable {

    private static final Map<String, List<ProgramRow>> ROWS = new HashMap<>();
    private static final Map<String, List<ProgramRow>> BESIDE = new HashMap<>();
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
        Optional<ProgramRow> row = ROWS.getOrDefault(call.program(), List.of()).stream()
                .filter(candidate -> candidate.decides(call, options))
                .findFirst();
        if (row.isEmpty()) {
            call.unclear("it is not known what this does");
            return;
        }
        int words = row.get().words().size();
        boolean mute = row.get().has("words");
        if (words > 0 && !placed(call, options, words)) {
            call.unclear("an option before the subcommand is not known");
        }
        apply(row.get(), call, options);
        BESIDE.getOrDefault(call.program(), List.of()).stream()
                .filter(candidate -> candidate.holds(call, options))
                .forEach(candidate -> apply(candidate, call, options));
        if (options.loose() && !mute && row.get().changes()) {
            call.unclear("its arguments are computed");
        }
        if (row.get().does(Effect.BUILD) || row.get().does(Effect.RUN_CODE)) {
            Outside.code(call);
        } else if (row.get().does(Effect.INSTALL_PACKAGE)) {
            Outside.packages(call);
        }
        if (!mute) {
            Secrets.read(call);
        }
    }

    private static void apply(ProgramRow row, Invocation call, Options options) {
        int words = Math.min(row.words().size(), options.operands().size());
        List<Word> rest = options.operands().subList(words, options.operands().size());
        row.effects().forEach(does -> apply(does, call, options, rest));
        if (row.has("untrusted_code")) {
            call.unclear("it runs code that the project does not keep");
        }
    }

    private static void apply(ProgramRow.Does does, Invocation call, Options options, List<Word> rest) {
        int size = rest.size();
        if (does.target().startsWith("-")) {
            for (String name : does.target().split("\\|")) {
                options.values(name)
                        .filter(word -> !word.text().isEmpty())
                        .forEach(word -> call.path(does.effect(), word));
                call.arguments().stream()
                        .filter(word -> !name.startsWith("--") && word.text().startsWith(name + "="))
                        .forEach(word -> call.path(does.effect(), word.from(name.length() + 1)));
            }
            return;
        }
        switch (does.target()) {
            case "words" -> call.effect(does.effect(), ResourceKind.NONE, call.shown());
            case "@all" -> rest.forEach(word -> call.path(does.effect(), word));
            case "@rest" -> rest.stream().skip(1).forEach(word -> call.path(does.effect(), word));
            case "@first" -> rest.stream().limit(1).forEach(word -> call.path(does.effect(), word));
            case "@init" -> rest.stream().limit(Math.max(0, size - 1)).forEach(word -> call.path(does.effect(), word));
            case "@last" -> rest.stream().skip(Math.max(0, size - 1)).forEach(word -> call.path(does.effect(), word));
            default -> {
                if (does.effect() == Effect.WRITE_FILE && does.target().equals(ResourceKind.SOURCE.word())) {
                    call.reader().brought().unpack();
                }
                call.effect(
                        does.effect(),
                        Table.word(ResourceKind.class, does.target()),
                        rest.isEmpty()
                                ? call.shown()
                                : String.join(" ", rest.stream().map(Word::text).toList()));
            }
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
        boolean beside = rest.startsWith("! ");
        ProgramRow row = ProgramRow.of(beside ? rest.substring(1) : " " + rest);
        programs.forEach(program -> (beside ? BESIDE : ROWS)
                .computeIfAbsent(program, any -> new ArrayList<>())
                .add(row));
    }
}
