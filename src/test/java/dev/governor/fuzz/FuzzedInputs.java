package dev.governor.fuzz;

import dev.governor.command.TestingCorpus;
import dev.governor.fuzz.FuzzedInput.Reader;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The inputs of a run: each by its index alone, mutated from a line of the corpora, or grown. */
final class FuzzedInputs {

    private static final int LONG = 20_001;
    private static final Map<Reader, List<Mutation>> MUTATIONS = Map.of(
            Reader.COMMAND, ShellMutations.ALL,
            Reader.QUERY, SqlMutations.ALL,
            Reader.PATH, PathMutations.ALL);

    private final long seed;
    private final int grownEvery;
    private final List<FuzzedInput> corpus;
    private final Map<Reader, List<String>> lines = new EnumMap<>(Reader.class);

    /**
     * @param seed which inputs they are
     * @param grownEvery of how many inputs one is long, deep or doubling
     */
    FuzzedInputs(long seed, int grownEvery) {
        this.seed = seed;
        this.grownEvery = grownEvery;
        this.corpus = Stream.concat(TestingCorpus.hostile().stream(), TestingCorpus.harmless().stream())
                .map(FuzzedInputs::input)
                .toList();
        corpus.forEach(each ->
                lines.computeIfAbsent(each.reader(), any -> new ArrayList<>()).add(each.text()));
    }

    static FuzzedInput input(TestingCorpus.Line line) {
        return new FuzzedInput(
                switch (line.language()) {
                    case "sql" -> Reader.QUERY;
                    case "path" -> Reader.PATH;
                    default -> Reader.COMMAND;
                },
                line.text());
    }

    /** Returns the lines of both corpora as they are. */
    List<FuzzedInput> corpus() {
        return corpus;
    }

    FuzzedInput at(long index) {
        Draw draw = new Draw(seed, index);
        Reader reader = reader(draw);
        String line = draw.of(lines.getOrDefault(reader, lines.get(Reader.COMMAND)));
        String text = index % grownEvery == 0 ? grown(reader, line, draw) : mutated(reader, line, draw);
        return new FuzzedInput(reader, text.length() > LONG ? text.substring(0, LONG) : text);
    }

    private static Reader reader(Draw draw) {
        return switch (draw.below(10)) {
            case 0 -> Reader.CONTENT;
            case 1 -> Reader.PATH;
            case 2, 3 -> Reader.QUERY;
            default -> Reader.COMMAND;
        };
    }

    private static String grown(Reader reader, String line, Draw draw) {
        return switch (reader) {
            case COMMAND -> GrownShell.line(line, draw);
            case QUERY -> SqlMutations.grown(line, draw);
            case PATH -> PathMutations.grown(line, draw);
            case CONTENT -> SecretMutations.grown(line, draw);
        };
    }

    private String mutated(Reader reader, String line, Draw draw) {
        if (reader == Reader.CONTENT) {
            return SecretMutations.text(line, 400, draw);
        }
        String text = line;
        for (int left = 1 + draw.below(5); left > 0; left--) {
            text = switch (draw.below(8)) {
                case 0, 1 -> draw.of(WordMutations.ALL).of(text, draw);
                case 2 -> spliced(text, draw.of(lines.get(reader)), draw);
                default -> draw.of(MUTATIONS.get(reader)).of(text, draw);
            };
        }
        return text;
    }

    private static String spliced(String first, String second, Draw draw) {
        return first.substring(0, draw.below(first.length() + 1)) + second.substring(draw.below(second.length() + 1));
    }
}
