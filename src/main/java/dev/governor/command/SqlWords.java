package dev.governor.command;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import net.sf.jsqlparser.parser.Token;

/** Statements that the SQL grammar lacks, and parts of statements that act whatever stands around them, told by their first words. */
final class SqlWords {

    private record Row(Pattern words, Effect effect, ResourceKind resource) {}

    private static final List<Row> ROWS = Table.lines("sql").stream()
            .map(line -> {
                String[] rest = line.get(1).split("\\s+", 2);
                return new Row(
                        Pattern.compile(rest[1] + "( .*|$)", Pattern.DOTALL),
                        Table.word(Effect.class, line.get(0)),
                        Table.word(ResourceKind.class, rest[0]));
            })
            .toList();

    private SqlWords() {}

    /** Adds the effect of a statement whose first words say all of it; returns whether they do. */
    static boolean read(List<Token> tokens, Conclusions conclusions) {
        String words = String.join(
                " ",
                tokens.stream()
                        .map(token -> token.image.startsWith("'") ? "''" : token.image.toLowerCase(Locale.ROOT))
                        .toList());
        String text = SqlTokens.text(tokens);
        for (Row row : ROWS) {
            if (row.words().matcher(words).matches()) {
                if (row.effect() == Effect.NOT_UNDERSTOOD) {
                    conclusions.notUnderstood(text, "the statement may read, write or run anything");
                } else {
                    ResourceKind kind =
                            row.resource() == ResourceKind.DATABASE ? SqlReader.kind(words) : row.resource();
                    conclusions.add(row.effect(), kind, text, "by the first words of the statement");
                }
                return true;
            }
        }
        return false;
    }
}
