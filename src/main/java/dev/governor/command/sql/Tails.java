package dev.governor.command.sql;

import dev.governor.command.Effect;
import java.util.Set;

/** Reads what orders, limits and locks the rows of a query, and windows over them. */
final class Tails {

    private static final Set<String> FRAME = Reserved.words("""
        rows range groups between and unbounded preceding following current row exclude ties no
        others group interval\
        """);
    private static final Set<String> LOCKS = Reserved.words("""
        update share no key nowait skip locked\
        """);

    private final Cursor in;
    private final Facts facts;
    private final Names names;
    private final Expressions expressions;

    Tails(Cursor in, Facts facts, Names names, Expressions expressions) {
        this.in = in;
        this.facts = facts;
        this.names = names;
        this.expressions = expressions;
    }

    /** Reads one such part, when one stands here. */
    boolean tail() {
        if (in.acceptAll("order", "by")) {
            expressions.order();
        } else if (in.accept("limit")) {
            if (!in.accept("all")) {
                expressions.list();
            }
        } else if (in.accept("offset")) {
            expressions.computed();
            in.accept(Set.of("row", "rows"));
        } else if (in.accept("fetch")) {
            fetch();
        } else if (in.accept("for")) {
            locks();
        } else {
            return in.acceptAll("lock", "in", "share", "mode");
        }
        return true;
    }

    private void fetch() {
        if (!in.accept("first")) {
            in.expect("next");
        }
        if (!in.is("row") && !in.is("rows")) {
            expressions.computed();
        }
        in.accept(Set.of("row", "rows"));
        if (!in.acceptAll("with", "ties")) {
            in.expect("only");
        }
    }

    /** Rows that are locked wait for whoever holds them, and others wait for them. */
    private void locks() {
        if (!in.in(LOCKS)) {
            throw in.unread();
        }
        boolean waits = lock();
        if (in.accept("of")) {
            do {
                names.name();
            } while (in.accept(","));
        }
        waits &= lock();
        if (waits) {
            facts.does(Effect.WRITE_DATA);
        }
    }

    private boolean lock() {
        boolean waits = true;
        while (in.in(LOCKS)) {
            Token word = in.next();
            waits &= !word.is("skip") && !word.is("nowait") && !word.is("share");
        }
        return waits;
    }

    /** Reads a window in parentheses. */
    void window() {
        in.enter();
        in.expect("(");
        if (in.peek().word() && !in.in(FRAME) && !in.is("partition") && !in.is("order")) {
            names.name();
        }
        if (in.acceptAll("partition", "by")) {
            expressions.list();
        }
        if (in.acceptAll("order", "by")) {
            expressions.order();
        }
        while (!in.accept(")")) {
            if (!in.accept(FRAME) && !in.peek().value()) {
                throw in.unread();
            } else if (in.peek().value()) {
                in.next();
            }
        }
        in.leave();
    }
}
