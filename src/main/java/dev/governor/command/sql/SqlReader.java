package dev.governor.command.sql;

import dev.governor.command.reading.Conclusions;
import dev.governor.kernel.Budget;
import dev.governor.kernel.Split;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads SQL text: what each statement does, to what kind of data.
 *
 * <p>The grammar is one of our own and refuses what it does not know. JSqlParser would read more, but it guesses and
 * goes back: eight parentheses inside one another took it eight seconds, and without its complex grammar ten nested
 * queries four. Here every token is taken once, so time grows with the length of the text, and no threads and no
 * time-outs are needed. What PostgreSQL, MySQL, SQLite and SQL Server would read differently is not understood.
 */
public final class SqlReader {

    private static final int LONGEST = 20_000;
    private static final int MOST_STATEMENTS = 100;
    private static final String SOURCE = "knowledge/sql.yaml";

    private final SqlKnowledge knowledge;

    public SqlReader(SqlKnowledge knowledge) {
        this.knowledge = knowledge;
    }

    /**
     * Adds what the statements of {@code text} do.
     *
     * @throws Budget.Spent when the budget of the conclusions is spent
     */
    public void read(String text, Conclusions conclusions) {
        read(Client.NONE, text, conclusions);
    }

    /**
     * Adds what {@code text} does when {@code client}, a program such as {@code psql}, is given it.
     *
     * @throws Budget.Spent when the budget of the conclusions is spent
     */
    public void read(String client, String text, Conclusions conclusions) {
        Client known = knowledge.client(client);
        if (text.length() > LONGEST || known.mark().isEmpty()) {
            read(known, text, conclusions);
            return;
        }
        StringBuilder statements = new StringBuilder();
        boolean found = false;
        for (String line : Split.at('\n', text)) {
            conclusions.budget().step();
            if (line.strip().startsWith(known.mark())) {
                found = true;
                pending(known, statements, conclusions);
                command(known, line.strip(), conclusions);
            } else {
                statements.append(line).append('\n');
            }
        }
        if (!found || !statements.toString().isBlank()) {
            read(known, statements.toString(), conclusions);
        }
    }

    private void pending(Client client, StringBuilder statements, Conclusions conclusions) {
        if (!statements.toString().isBlank()) {
            read(client, statements.toString(), conclusions);
        }
        statements.setLength(0);
    }

    private void command(Client client, String line, Conclusions conclusions) {
        String command = line.endsWith(";") ? line.substring(0, line.length() - 1) : line;
        int end = 1;
        while (end < command.length() && !Character.isWhitespace(command.charAt(end))) {
            end++;
        }
        Client.Does does = client.commands().get(command.substring(1, end));
        boolean plain = command.substring(end)
                .chars()
                .noneMatch(c -> c == '`' || c == '|' || c == '\\' || c == ':' || c == '$');
        if (does == null || !plain) {
            conclusions.notUnderstood(line, "a command of the client may read, write or run anything");
        } else {
            conclusions.add(does.effect(), does.resource(), line, "by a command of the client");
            conclusions.read(line, "a command of the client", SOURCE);
        }
    }

    private void read(Client client, String text, Conclusions conclusions) {
        if (text.length() > LONGEST) {
            conclusions.notUnderstood(text, "the statements are too long");
            return;
        }
        try {
            List<List<Token>> statements = statements(new Lexer(text, client, conclusions.budget()).tokens());
            statements.forEach(tokens -> statement(tokens, text, conclusions));
        } catch (Unread e) {
            conclusions.notUnderstood(text, e.sentence());
        }
    }

    private static List<List<Token>> statements(List<Token> tokens) {
        List<List<Token>> statements = new ArrayList<>();
        List<Token> current = new ArrayList<>();
        for (Token token : tokens) {
            if (!token.is(";")) {
                current.add(token);
            } else if (!current.isEmpty()) {
                statements.add(current);
                current = new ArrayList<>();
            }
        }
        if (!current.isEmpty()) {
            statements.add(current);
        }
        if (statements.isEmpty() || statements.size() > MOST_STATEMENTS) {
            throw new Unread(statements.isEmpty() ? "there is no statement" : "there are too many statements");
        }
        return statements;
    }

    private void statement(List<Token> tokens, String all, Conclusions conclusions) {
        String text = all.substring(
                tokens.get(0).start(), tokens.get(tokens.size() - 1).end());
        Cursor in = new Cursor(tokens, conclusions.budget());
        Facts facts = new Facts(knowledge);
        try {
            for (Token token : tokens) {
                if (token.word() && knowledge.never(token.text())) {
                    throw new Unread("the statement may read, write or run anything");
                }
            }
            new Statements(in, facts).statement();
            facts.conclude(text, conclusions);
            conclusions.read(
                    text, "a statement that begins with `" + tokens.get(0).text() + "`", SOURCE);
        } catch (Unread e) {
            conclusions.notUnderstood(text, e.sentence());
        } finally {
            in.unwind();
        }
    }
}
