package dev.governor.command.sql;

import dev.governor.command.sql.Token.Kind;
import java.util.List;
import java.util.Set;

/**
 * Reads conditions and values, and tells which conditions choose rows.
 *
 * <p>A condition chooses rows when it compares a column with a value by {@code =}, {@code in} or the beginning of a
 * text. Ranges, negations, what compares columns or computes, and zero (which some servers take every word for) do not.
 */
final class Expressions {

    private static final Set<String> LIKE = Reserved.words("""
        like ilike regexp rlike glob match similar sounds\
        """);
    private static final Set<String> SIGNS = Reserved.words("""
        + - ~ ! @ |/ ?\
        """);

    private final Cursor in;
    private final Facts facts;
    private final Names names;
    private final Values values;

    Expressions(Cursor in, Facts facts, Names names, Queries queries) {
        this.in = in;
        this.facts = facts;
        this.names = names;
        this.values = new Values(in, facts, names, this, queries);
    }

    /** Reads a condition or value; returns whether it chooses rows. */
    boolean condition() {
        boolean chooses = conjunction();
        while (in.accept("or")) {
            boolean other = conjunction();
            chooses = chooses && other;
        }
        return chooses;
    }

    private boolean conjunction() {
        boolean chooses = negation();
        while (in.accept("and")) {
            boolean other = negation();
            chooses = chooses || other;
        }
        return chooses;
    }

    private boolean negation() {
        boolean negated = false;
        while (in.accept("not")) {
            negated = true;
        }
        return predicate() && !negated;
    }

    private boolean predicate() {
        int start = in.at();
        boolean inner = operand();
        int after = in.at();
        while (compared()) {
            continue;
        }
        return in.at() == after ? inner : Chosen.rows(in, start, in.at());
    }

    private boolean compared() {
        if (in.peek().kind() == Kind.OPERATOR) {
            operator();
            return true;
        }
        int negated = in.is("not") ? 1 : 0;
        Token word = in.peek(negated);
        if (word.is("in") && in.peek(negated + 1).is("(")) {
            in.acceptAll("not");
            in.next();
            values.list();
            return true;
        }
        if (word.is("between")) {
            in.acceptAll("not");
            in.next();
            in.acceptAll("symmetric");
            computed();
            in.expect("and");
            computed();
            return true;
        }
        return like(negated) || negated == 0 && state();
    }

    private boolean like(int negated) {
        Token word = in.peek(negated);
        if (!word.word() || !LIKE.contains(word.text()) || in.peek(negated + 1).is(",")) {
            return false;
        }
        in.acceptAll("not");
        in.next();
        in.acceptAll(word.text().equals("similar") ? "to" : "like");
        computed();
        if (in.accept("escape")) {
            operand();
        }
        return true;
    }

    private void operator() {
        String sign = in.next().text();
        boolean path = sign.startsWith("->");
        if (path && in.peek().kind() == Kind.TEXT) {
            facts.column(in.peek().text());
        }
        operand();
    }

    private boolean state() {
        if (in.accept("isnull") || in.accept("notnull")) {
            return true;
        }
        if (in.accept("overlaps")) {
            operand();
            return true;
        }
        if (!in.accept("is")) {
            return false;
        }
        in.accept("not");
        if (in.acceptAll("distinct", "from")) {
            computed();
        } else if (!in.accept("json")) {
            operand();
        }
        return true;
    }

    /** Reads a value that may be computed, without comparing words. */
    void computed() {
        operand();
        while (in.peek().kind() == Kind.OPERATOR) {
            operator();
        }
    }

    private boolean operand() {
        boolean signed = false;
        while (in.peek().kind() == Kind.OPERATOR && SIGNS.contains(in.peek().text())) {
            if (in.accept("?")) {
                return false;
            }
            in.next();
            signed = true;
        }
        boolean inner = values.value();
        int after = in.at();
        while (more()) {
            continue;
        }
        return inner && !signed && in.at() == after;
    }

    private boolean more() {
        if (in.accept("::")) {
            names.type();
        } else if (in.accept("[")) {
            in.enter();
            while (!in.accept("]")) {
                if (!in.accept(":")) {
                    condition();
                }
            }
            in.leave();
        } else if (in.acceptAll("at", "time", "zone")) {
            operand();
        } else if (in.accept("collate")) {
            names.name();
        } else if (in.is(".")) {
            in.next();
            if (!in.accept("*")) {
                facts.column(names.name().get(0));
            }
        } else {
            return false;
        }
        return true;
    }

    /** Reads conditions or values with commas between them. */
    void list() {
        do {
            condition();
        } while (in.accept(","));
    }

    /** Reads what follows {@code order by}. */
    void order() {
        do {
            condition();
            if (!in.accept("asc")) {
                in.accept("desc");
            }
            if (in.accept("nulls") && !in.accept("first")) {
                in.expect("last");
            }
        } while (in.accept(","));
    }

    /** Reads the call of the function {@code name}, which stands here. */
    void call(String name) {
        values.call(name);
    }

    /** Reads a list in parentheses that is no query, or a query. */
    List<Boolean> group() {
        return values.group();
    }
}
