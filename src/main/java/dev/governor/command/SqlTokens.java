package dev.governor.command;

import java.util.ArrayList;
import java.util.List;
import net.sf.jsqlparser.parser.CCJSqlParserConstants;
import net.sf.jsqlparser.parser.CCJSqlParserTokenManager;
import net.sf.jsqlparser.parser.SimpleCharStream;
import net.sf.jsqlparser.parser.StringProvider;
import net.sf.jsqlparser.parser.Token;

/** The words of SQL text, without comments, by JSqlParser's lexer. */
final class SqlTokens {

    private SqlTokens() {}

    /** Returns the words of each statement; throws whatever the lexer throws for what is no word. */
    static List<List<Token>> statements(String text) {
        CCJSqlParserTokenManager lexer = new CCJSqlParserTokenManager(new SimpleCharStream(new StringProvider(text)));
        List<List<Token>> statements = new ArrayList<>();
        List<Token> current = new ArrayList<>();
        for (Token token = lexer.getNextToken();
                token.kind != CCJSqlParserConstants.EOF;
                token = lexer.getNextToken()) {
            if (token.image.equals(";")) {
                add(current, statements);
                current = new ArrayList<>();
            } else {
                current.add(token);
            }
        }
        add(current, statements);
        return statements;
    }

    private static void add(List<Token> statement, List<List<Token>> statements) {
        if (!statement.isEmpty()) {
            statements.add(statement);
        }
    }

    /** Returns the words of a statement with a blank between them. */
    static String text(List<Token> statement) {
        return String.join(" ", statement.stream().map(token -> token.image).toList());
    }
}
