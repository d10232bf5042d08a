package dev.governor.command.sql;

import dev.governor.command.Effect;
import dev.governor.command.sql.Token.Kind;
import java.util.Set;

/**
 * Reads queries: {@code select}, {@code values}, {@code table}, what puts them together, and {@code with} before
 * them.
 */
final class Queries {

    private final Cursor in;
    private final Facts facts;
    private final Names names;
    private final Expressions expressions;
    private final Sources sources;
    private final Writes writes;
    private final Tails tails;

    Queries(Cursor in, Facts facts) {
        this.in = in;
        this.facts = facts;
        this.names = new Names(in);
        this.expressions = new Expressions(in, facts, names, this);
        this.sources = new Sources(in, facts, names, expressions, this);
        this.tails = new Tails(in, facts, names, expressions);
        this.writes = new Writes(in, facts, names, expressions, sources, this);
    }

    Expressions expressions() {
        return expressions;
    }

    Names names() {
        return names;
    }

    Writes writes() {
        return writes;
    }

    /** Reads a query, or after {@code with} whatever may follow it. */
    void query() {
        in.enter();
        if (in.accept("with")) {
            with();
        } else {
            term();
            rest();
        }
        in.leave();
    }

    private void with() {
        boolean recursive = in.accept("recursive");
        do {
            int start = in.at();
            names.name();
            names.list();
            in.expect("as");
            if (!in.acceptAll("not", "materialized")) {
                in.accept("materialized");
            }
            in.expect("(");
            body();
            in.expect(")");
            if (recursive && endless(start)) {
                facts.boundless();
            }
        } while (in.accept(","));
        body();
    }

    /** Returns whether what was read from {@code start} asks itself again and nothing there chooses its rows. */
    private boolean endless(int start) {
        boolean again = false;
        boolean chooses = false;
        for (int at = start + 1; at < in.at(); at++) {
            Token token = in.token(at);
            again |= token.is(in.token(start).text());
            chooses |= token.is("where") || token.is("join") || token.is("limit") || token.is("having");
        }
        in.spend(in.at() - start);
        return again && !chooses;
    }

    private void body() {
        if (!writes.statement()) {
            query();
        }
    }

    private void term() {
        if (in.accept("(")) {
            query();
            in.expect(")");
        } else if (in.accept("select")) {
            select();
        } else if (in.accept("values")) {
            rows();
        } else if (in.accept("table")) {
            facts.read();
            facts.table(names.table());
        } else {
            throw in.unread();
        }
    }

    /** Reads rows of values, each in parentheses. */
    void rows() {
        facts.read();
        do {
            in.accept("row");
            expressions.group();
        } while (in.accept(","));
    }

    /** Reads what may follow a query: other queries put to it, its order, its limits, its locks. */
    void rest() {
        while (in.accept(Reserved.SETS)) {
            if (!in.accept("all")) {
                in.accept("distinct");
            }
            term();
        }
        while (tails.tail()) {
            continue;
        }
    }

    private void select() {
        facts.read();
        quantity();
        if (!in.is("from") && !in.ended() && !in.is(")")) {
            items();
        }
        if (in.accept("into")) {
            in.accept(Set.of("temp", "temporary", "unlogged", "table"));
            facts.table(names.table());
            facts.does(Effect.CHANGE_SCHEMA);
        }
        int loose = sources.loose();
        if (in.accept("from")) {
            sources.list();
        }
        if (in.accept("where")) {
            expressions.condition();
        } else if (sources.loose() > loose + 1) {
            facts.boundless();
        }
        if (in.acceptAll("group", "by")) {
            groups();
        }
        afterGroups();
    }

    private void afterGroups() {
        if (in.accept("having")) {
            expressions.condition();
        }
        if (in.accept("qualify")) {
            expressions.condition();
        }
        if (in.accept("window")) {
            do {
                names.name();
                in.expect("as");
                window();
            } while (in.accept(","));
        }
    }

    private void quantity() {
        if (in.accept("distinct")) {
            if (in.accept("on")) {
                expressions.group();
            }
        } else {
            in.accept("all");
        }
        if (in.is("top") && (in.peek(1).kind() == Kind.NUMBER || in.peek(1).is("("))) {
            in.next();
            if (in.is("(")) {
                expressions.group();
            } else {
                in.next();
            }
            in.accept("percent");
        }
        in.accept("sql_calc_found_rows");
    }

    /** Reads what a query selects, or a statement returns. */
    void items() {
        do {
            if (!in.accept("*")) {
                expressions.condition();
                names.alias();
            }
        } while (in.accept(","));
    }

    private void groups() {
        in.accept("distinct");
        do {
            if (in.acceptAll("grouping", "sets")) {
                in.expect("(");
                do {
                    if (!in.acceptAll("(", ")")) {
                        expressions.condition();
                    }
                } while (in.accept(","));
                in.expect(")");
            } else {
                expressions.condition();
            }
        } while (in.accept(","));
        in.acceptAll("with", "rollup");
    }

    /** Reads a window in parentheses. */
    void window() {
        tails.window();
    }
}
