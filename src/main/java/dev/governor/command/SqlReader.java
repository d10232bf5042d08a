package dev.governor.command;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import net.sf.jsqlparser.parser.CCJSqlParser;
import net.sf.jsqlparser.parser.CCJSqlParserConstants;
import net.sf.jsqlparser.parser.CCJSqlParserUtil;
import net.sf.jsqlparser.parser.ParseException;
import net.sf.jsqlparser.parser.Token;
import net.sf.jsqlparser.statement.Statement;

/** Reads SQL: statements by JSqlParser's grammar, and those it lacks by the words of its lexer. */
final class SqlReader {

    private static final int LONGEST = 20_000;
    private static final int DEEPEST = 12;
    private static final int MOST_STATEMENTS = 100;
    private static final Pattern CUSTOMERS = Pattern.compile(
            "(^|[_.\"`\\[ (])(customer|client|patient|user|account|person|people|member|subscriber|employee|card|credit_card|payment|orders?(?! by)"
                    + "|invoice|address|email|contact|profile|identit|transaction|login|credential|password|passport|ssn)[a-z_]*");

    private SqlReader() {}

    /** Adds what the statements of {@code text} do. */
    static void read(String text, Conclusions conclusions) {
        if (text.length() > LONGEST
                || text.indexOf('\0') >= 0
                || text.contains("/*!")
                || text.chars().anyMatch(c -> c > 0x7E && outside(text, c))) {
            conclusions.notUnderstood(
                    text,
                    "the statements are too long, have comments that some servers run, or have other than plain characters outside quotes");
            return;
        }
        List<List<Token>> statements;
        try {
            statements = SqlTokens.statements(text);
        } catch (RuntimeException | Error e) {
            statements = List.of();
            if (e instanceof VirtualMachineError) {
                throw e;
            }
        }
        if (statements.isEmpty() || statements.size() > MOST_STATEMENTS) {
            boolean empty = text.isBlank();
            conclusions.notUnderstood(text, empty ? "there is no statement" : "the text is not made of statements");
            return;
        }
        statements.forEach(tokens -> statement(tokens, conclusions));
    }

    private static boolean outside(String text, int character) {
        String bare = text.replaceAll("(?s)'(?:[^'\\\\]|''|\\\\.)*'", "''");
        return bare.indexOf(character) >= 0;
    }

    private static void statement(List<Token> tokens, Conclusions conclusions) {
        String text = SqlTokens.text(tokens);
        if (SqlWords.read(tokens, conclusions)) {
            return;
        }
        if (depth(tokens) > DEEPEST) {
            conclusions.notUnderstood(text, "the statement is nested too deep");
            return;
        }
        try {
            CCJSqlParser parser = CCJSqlParserUtil.newParser(text).withAllowComplexParsing(false);
            Statement statement = parser.Statement();
            if (parser.getNextToken().kind != CCJSqlParserConstants.EOF) {
                conclusions.notUnderstood(text, "the statement goes on after its end");
            }
            SqlStatements.read(statement, text, conclusions);
        } catch (ParseException | RuntimeException e) {
            conclusions.notUnderstood(text, "the statement does not follow the grammar of SQL");
        } catch (Error e) {
            if (e instanceof VirtualMachineError && !(e instanceof StackOverflowError)) {
                throw e;
            }
            conclusions.notUnderstood(text, "the statement is not made of words of SQL");
        }
    }

    private static int depth(List<Token> tokens) {
        int depth = 0;
        int most = 0;
        for (Token token : tokens) {
            depth += token.image.equals("(") ? 1 : token.image.equals(")") ? -1 : 0;
            most = Math.max(most, depth);
        }
        return most;
    }

    /** Returns whether the names in {@code text} are those of tables about customers. */
    static ResourceKind kind(String text) {
        boolean customers = CUSTOMERS.matcher(text.toLowerCase(Locale.ROOT)).find();
        return customers ? ResourceKind.CUSTOMER_DATA : ResourceKind.DATABASE;
    }
}
