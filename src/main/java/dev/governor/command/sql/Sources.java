package dev.governor.command.sql;

import dev.governor.command.sql.Token.Kind;
import java.util.List;
import java.util.Set;

/** Reads what rows come from: tables, queries, functions, and how they are joined. */
final class Sources {

    /** Endings of files of rows. */
    private static final Set<String> ROWS = Set.of("parquet", "csv", "tsv", "json", "jsonl", "ndjson");

    private static final Set<String> JOINS = Reserved.words("""
        natural inner left right full cross outer asof\
        """);

    private final Cursor in;
    private final Facts facts;
    private final Names names;
    private final Expressions expressions;
    private final Queries queries;
    private int loose;

    Sources(Cursor in, Facts facts, Names names, Expressions expressions, Queries queries) {
        this.in = in;
        this.facts = facts;
        this.names = names;
        this.expressions = expressions;
        this.queries = queries;
    }

    /** Reads sources with commas between them; returns whether there are several. */
    boolean list() {
        boolean several = joined();
        while (in.accept(",")) {
            loose += in.peek(1).is("(") || in.is("(") || in.is("lateral") ? 0 : 2;
            joined();
            several = true;
        }
        return several;
    }

    /** Returns twice the number of tables behind a comma so far, and the number of those that are joined crosswise. */
    int loose() {
        return loose;
    }

    /** Reads a source and what is joined to it; returns whether there is something joined. */
    boolean joined() {
        boolean several = false;
        source();
        while (join()) {
            several = true;
            boolean crossed = in.token(in.at() - 2).is("cross") && !in.peek(1).is("(") && !in.is("(");
            loose += crossed ? 1 : 0;
            source();
            if (in.accept("on")) {
                expressions.condition();
            } else if (in.accept("using")) {
                names.list();
                names.alias();
            }
        }
        return several;
    }

    private boolean join() {
        if (in.accept("straight_join")) {
            return true;
        }
        boolean kind = false;
        while (in.accept(JOINS)) {
            kind = true;
        }
        if (in.accept("join") || kind && in.accept("apply")) {
            return true;
        }
        if (kind) {
            throw in.unread();
        }
        return false;
    }

    private void source() {
        in.accept("lateral");
        boolean only = in.accept("only");
        if (in.is("(")) {
            nested();
        } else if (in.peek().word() && in.peek(1).is("(") && !only) {
            expressions.call(in.peek().text());
            in.acceptAll("with", "ordinality");
        } else if (in.peek().kind() == Kind.TEXT) {
            file(in.next().text());
        } else {
            facts.table(names.table());
            in.accept("*");
            if (in.is("(")) {
                throw new Unread("it calls a function that is not known");
            }
            hints();
        }
        sample();
        if (names.alias()) {
            names.list();
        }
        hints();
        sample();
    }

    /** A file of rows that lies in the project is a table by the name of the file. */
    private void file(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        int dot = name.lastIndexOf('.');
        boolean inside = !path.startsWith("/") && !path.startsWith("~") && !path.contains("..") && !path.contains(":");
        if (!inside || dot <= 0 || !ROWS.contains(name.substring(dot + 1))) {
            throw new Unread("it reads a file that is none of rows of the project");
        }
        facts.table(List.of(name.substring(0, dot)));
    }

    private void nested() {
        in.enter();
        in.expect("(");
        if (in.in(Reserved.QUERIES)) {
            queries.query();
        } else {
            boolean deeper = in.is("(");
            boolean several = list();
            queries.rest();
            if (!deeper && !several) {
                throw in.unread();
            }
        }
        in.expect(")");
        in.leave();
    }

    private void hints() {
        if (in.is("with") && in.peek(1).is("(")) {
            in.next();
            words();
        }
        if (in.is("partition") && in.peek(1).is("(")) {
            in.next();
            words();
        }
        if ((in.is("use") || in.is("force") || in.is("ignore"))
                && (in.peek(1).is("index") || in.peek(1).is("key"))) {
            in.next();
            in.next();
            words();
        }
        if (in.acceptAll("indexed", "by")) {
            names.name();
        }
    }

    private void words() {
        in.expect("(");
        do {
            names.name();
            if (in.is("(")) {
                words();
            }
        } while (in.accept(","));
        in.expect(")");
    }

    private void sample() {
        if (in.accept("tablesample")) {
            in.expect(Kind.WORD);
            expressions.group();
        }
    }
}
