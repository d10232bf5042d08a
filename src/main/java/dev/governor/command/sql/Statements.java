package dev.governor.command.sql;

import dev.governor.command.Effect;
import dev.governor.command.ResourceKind;
import dev.governor.command.sql.StatementRow.Rest;
import dev.governor.command.sql.Token.Kind;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Reads one statement by the row that its first words name. */
final class Statements {

    private static final Set<String> EXPLAINED = Reserved.words("""
        verbose query plan extended partitions for pipeline ast syntax\
        """);

    private static final Set<Rest> STATEMENTS =
            EnumSet.of(Rest.QUERY, Rest.INSERT, Rest.UPDATE, Rest.DELETE, Rest.MERGE, Rest.DEFINITION);

    private final Cursor in;
    private final Facts facts;
    private final Queries queries;
    private final Settings settings;

    Statements(Cursor in, Facts facts) {
        this.in = in;
        this.facts = facts;
        this.queries = new Queries(in, facts);
        this.settings = new Settings(in, facts, queries);
    }

    /** Reads the statement to its end. */
    void statement() {
        StatementRow row = facts.knowledge().row(in);
        if (row == null) {
            throw new Unread("it is not known what a statement does that begins with these words");
        }
        switch (row.reads()) {
            case QUERY -> queries.query();
            case INSERT, UPDATE, DELETE, MERGE -> queries.writes().statement();
            case EXPLAIN -> explain();
            case SET -> settings.set();
            case RESET -> settings.reset();
            case PRAGMA -> settings.pragma();
            case UPKEEP -> settings.upkeep();
            case COPY -> copy();
            case DEFINITION -> definition(row);
            case ANYTHING -> anything(row);
            case NAMES, LISTED -> listed(row);
        }
        if (!in.ended()) {
            throw new Unread("the statement goes on after its end");
        }
    }

    private void listed(StatementRow row) {
        skip(row);
        setting(row);
        boolean names = row.reads() == Rest.NAMES;
        while (!in.ended()) {
            Token token = in.next();
            boolean name = token.kind() != Kind.OPERATOR && token.kind() != Kind.SIGN
                    || token.is(",")
                    || token.is(".")
                    || token.is("=");
            if (names ? !name : !row.words().contains(token.text())) {
                throw in.unread();
            }
        }
        facts.does(row.effect(), row.resource());
    }

    /** {@code show name} of a setting that is a secret. */
    private void setting(StatementRow row) {
        int at = 0;
        Token last = in.peek();
        while (in.peek(at + 1).is(".")) {
            at += 2;
            last = in.peek(at);
        }
        if (row.begins().equals(List.of("show")) && facts.knowledge().column(last.text()) == ResourceKind.SECRET_DATA) {
            facts.does(Effect.READ_DATA, ResourceKind.SECRET_DATA);
        }
    }

    private void skip(StatementRow row) {
        in.next();
        if (row.begins().size() > 1) {
            while (!in.accept(row.begins().get(1))) {
                in.next();
            }
            for (String word : row.begins().subList(2, row.begins().size())) {
                in.expect(word);
            }
        }
    }

    private void anything(StatementRow row) {
        Effect effect = row.effect();
        skip(row);
        boolean aboutTables = effect != Effect.CHANGE_PRIVILEGE && effect != Effect.CHANGE_SYSTEM;
        boolean changed = false;
        while (!in.ended()) {
            Token token = in.next();
            if (token.word() && row.when().containsKey(token.text()) && !changed) {
                effect = row.when().getOrDefault(token.text(), effect);
                changed = true;
            }
            if (aboutTables) {
                named(token);
            }
        }
        facts.does(effect, row.resource());
    }

    private void named(Token token) {
        if (token.word() || token.kind() == Kind.NAME || token.kind() == Kind.QUOTED) {
            facts.table(List.of(token.text()));
            facts.column(token.text());
        }
    }

    private void definition(StatementRow row) {
        facts.does(row.effect(), row.resource());
        skip(row);
        Token before = in.peek();
        while (!in.ended()) {
            boolean query = in.is("select") || before.is("as") && in.in(Reserved.QUERIES);
            if (query) {
                queries.query();
            } else if ((in.is("insert") || in.is("update") || in.is("delete")) && !before.is("on")) {
                throw in.unread();
            } else {
                before = in.next();
                named(before);
            }
        }
    }

    private void explain() {
        boolean describes = in.is("describe") || in.is("desc");
        in.next();
        boolean runs = options();
        while (in.in(EXPLAINED) || in.is("analyze") || in.is("analyse") || in.is("format")) {
            Token word = in.next();
            runs |= word.is("analyze") || word.is("analyse");
            if (word.is("format")) {
                in.accept("=");
                in.next();
            }
        }
        if (!runs) {
            facts.plan();
        }
        StatementRow row = facts.knowledge().row(in);
        if (row != null && STATEMENTS.contains(row.reads())) {
            statement();
        } else if (row == null && !runs) {
            described(describes);
        } else {
            throw in.unread();
        }
    }

    private boolean options() {
        boolean runs = false;
        if (in.accept("(")) {
            while (!in.accept(")")) {
                Token option = in.next();
                runs |= option.is("analyze") || option.is("analyse");
                if (!option.word() && !option.is(",") && option.kind() != Kind.NUMBER) {
                    throw in.unread();
                }
            }
        }
        return runs;
    }

    private void described(boolean column) {
        in.accept("table");
        queries.names().table();
        if (column && queries.names().here()) {
            queries.names().name();
        } else if (column && in.peek().kind() == Kind.TEXT) {
            in.next();
        }
        facts.does(Effect.NONE, ResourceKind.NONE);
    }

    private void copy() {
        in.next();
        if (in.accept("(")) {
            queries.query();
            in.expect(")");
        } else {
            facts.table(queries.names().table());
            queries.names().list();
        }
        boolean out = in.accept("to");
        if (!out) {
            in.expect("from");
        }
        if (in.is("program")) {
            throw new Unread("the server runs a program");
        }
        in.next();
        while (!in.ended()) {
            named(in.next());
        }
        facts.does(out ? Effect.EXPORT_DATA : Effect.WRITE_DATA);
    }
}
