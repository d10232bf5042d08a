package dev.governor.command.sql;

import dev.governor.command.sql.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads single values: literals, columns, functions, cases, and what stands in parentheses. */
final class Values {

    private static final Set<String> TYPED = Reserved.words("""
        date time timestamp datetime timestamptz json jsonb\
        """);
    private static final Set<String> UNITS = Reserved.words("""
        microsecond second minute hour day week month quarter year seconds minutes hours days
        weeks months years day_hour hour_minute minute_second year_month\
        """);
    private static final Set<String> BETWEEN_ARGUMENTS = Reserved.words("""
        from for in using separator placing both leading trailing absent null on value passing
        distinct all respect ignore nulls to\
        """);

    private final Cursor in;
    private final Facts facts;
    private final Names names;
    private final Expressions expressions;
    private final Queries queries;

    Values(Cursor in, Facts facts, Names names, Expressions expressions, Queries queries) {
        this.in = in;
        this.facts = facts;
        this.names = names;
        this.expressions = expressions;
        this.queries = queries;
    }

    /** Reads a value; returns whether it is a condition in parentheses that chooses rows. */
    boolean value() {
        Token token = in.peek();
        if (token.value()) {
            literal();
            return false;
        }
        if (token.is("(")) {
            List<Boolean> group = group();
            return group.size() == 1 && group.get(0);
        }
        if (token.word() && word(token.text())) {
            return false;
        }
        nameOrCall();
        return false;
    }

    private void literal() {
        Token first = in.next();
        if (first.kind() == Kind.TEXT
                && (first.text().startsWith("$.") || first.text().startsWith("$["))) {
            facts.column(first.text());
        } else if (first.kind() == Kind.TEXT) {
            facts.named(first.text());
        }
    }

    private boolean word(String word) {
        Token after = in.peek(1);
        if (word.equals("case")) {
            cases();
        } else if (word.equals("exists") && after.is("(")) {
            in.next();
            group();
        } else if (word.equals("interval") && interval(after)) {
            in.next();
            expressions.computed();
            unit();
        } else if (TYPED.contains(word) && after.kind() == Kind.TEXT) {
            in.next();
            in.next();
        } else if (word.equals("array") && after.is("[")) {
            in.next();
            array();
        } else {
            return false;
        }
        return true;
    }

    private boolean interval(Token after) {
        return after.value()
                || after.is("(")
                || after.is("-")
                || after.is("?")
                || after.word() && UNITS.contains(in.peek(2).text());
    }

    private void unit() {
        if (in.accept(UNITS) && in.accept("to")) {
            in.accept(UNITS);
        }
    }

    private void array() {
        in.enter();
        in.expect("[");
        while (!in.accept("]")) {
            if (in.is("[")) {
                array();
            } else {
                expressions.condition();
            }
            if (!in.is("]")) {
                in.expect(",");
            }
        }
        in.leave();
    }

    private void cases() {
        in.enter();
        in.next();
        if (!in.is("when")) {
            expressions.condition();
        }
        if (!in.is("when")) {
            throw in.unread();
        }
        while (in.accept("when")) {
            expressions.condition();
            in.expect("then");
            expressions.condition();
        }
        if (in.accept("else")) {
            expressions.condition();
        }
        in.expect("end");
        in.leave();
    }

    private void nameOrCall() {
        Token first = in.peek();
        boolean call = first.word() && in.peek(1).is("(");
        if (call) {
            call(first.text());
            return;
        }
        boolean catalog =
                first.is("pg_catalog") && in.peek(1).is(".") && in.peek(3).is("(");
        if (catalog) {
            in.next();
            in.next();
            call(in.peek().text());
            return;
        }
        List<String> parts = names.name();
        facts.column(parts.get(parts.size() - 1));
        if (in.is("(") && !in.acceptAll("(", "+", ")")) {
            throw new Unread("it calls a function that is not known");
        }
        if (in.is(".") && in.peek(1).is("*")) {
            in.next();
            in.next();
            facts.table(parts);
        }
    }

    /** Reads the call of a function, the arguments and what may follow them. */
    void call(String name) {
        if (!in.peek().word() || !facts.knowledge().function(name)) {
            throw new Unread("it calls a function that is not known");
        }
        in.next();
        int start = in.at();
        arguments();
        if (facts.knowledge().repeats(name) && in.largeSince(start)) {
            facts.boundless();
        }
        if (in.acceptAll("within", "group", "(")) {
            in.expect("order");
            in.expect("by");
            expressions.order();
            in.expect(")");
        }
        if (in.acceptAll("filter", "(")) {
            in.expect("where");
            expressions.condition();
            in.expect(")");
        }
        if (!in.acceptAll("ignore", "nulls")) {
            in.acceptAll("respect", "nulls");
        }
        if (in.accept("over")) {
            if (in.is("(")) {
                queries.window();
            } else {
                names.name();
            }
        }
    }

    private void arguments() {
        in.enter();
        in.expect("(");
        while (!in.accept(")")) {
            if (in.accept(",") || in.accept("*") || in.accept(":")) {
                continue;
            }
            if (in.accept("as")) {
                names.type();
            } else if (in.acceptAll("order", "by")) {
                expressions.order();
            } else if (in.in(Reserved.QUERIES) && !in.peek(1).is("(")) {
                queries.query();
            } else if (!in.accept(BETWEEN_ARGUMENTS)) {
                expressions.condition();
            }
        }
        in.leave();
    }

    /** Reads what stands in parentheses: a query, or conditions; returns which of the conditions choose rows. */
    List<Boolean> group() {
        in.enter();
        in.expect("(");
        List<Boolean> chooses = new ArrayList<>();
        if (in.in(Reserved.QUERIES)) {
            queries.query();
        } else {
            do {
                chooses.add(expressions.condition());
            } while (in.accept(","));
            queries.rest();
        }
        in.expect(")");
        in.leave();
        return chooses;
    }

    /** Reads the values or the query after {@code in}. */
    void list() {
        group();
    }
}
