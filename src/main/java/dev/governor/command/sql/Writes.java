package dev.governor.command.sql;

import dev.governor.command.Effect;
import java.util.Set;

/** Reads statements that put in, change or remove rows. */
final class Writes {

    private static final Set<String> MODIFIERS = Set.of("low_priority", "high_priority", "delayed", "quick", "ignore");
    private static final Set<String> CONFLICTS = Set.of("replace", "ignore", "abort", "fail", "rollback");

    private final Cursor in;
    private final Facts facts;
    private final Names names;
    private final Expressions expressions;
    private final Sources sources;
    private final Queries queries;

    Writes(Cursor in, Facts facts, Names names, Expressions expressions, Sources sources, Queries queries) {
        this.in = in;
        this.facts = facts;
        this.names = names;
        this.expressions = expressions;
        this.sources = sources;
        this.queries = queries;
    }

    /** Reads a statement that writes, when one stands here. */
    boolean statement() {
        if (in.accept("insert") || in.accept("replace") || in.accept("upsert")) {
            insert();
        } else if (in.accept("update")) {
            update();
        } else if (in.accept("delete")) {
            delete();
        } else if (in.accept("merge")) {
            merge();
        } else {
            return false;
        }
        return true;
    }

    private void modifiers() {
        if (in.accept("or") && !in.accept(CONFLICTS)) {
            throw in.unread();
        }
        while (in.accept(MODIFIERS)) {
            continue;
        }
    }

    private void insert() {
        modifiers();
        if (in.accept("overwrite")) {
            facts.does(Effect.DELETE_DATA);
            in.accept("table");
        }
        facts.does(Effect.WRITE_DATA);
        in.accept("into");
        facts.table(names.table());
        if (in.accept("as")) {
            names.name();
        }
        if (in.is("(") && !Reserved.QUERIES.contains(in.peek(1).text())) {
            columns();
        }
        if (in.accept("overriding")) {
            in.accept(Set.of("system", "user"));
            in.expect("value");
        }
        rows();
        conflict();
        returning();
    }

    private void columns() {
        in.expect("(");
        do {
            facts.column(names.name().get(0));
        } while (in.accept(","));
        in.expect(")");
    }

    private void rows() {
        if (in.acceptAll("default", "values")) {
            return;
        }
        if (in.accept("set")) {
            assignments();
        } else if (in.accept("values")) {
            do {
                in.accept("row");
                if (!in.acceptAll("(", ")")) {
                    expressions.group();
                }
            } while (in.accept(","));
            if (in.accept("as")) {
                names.name();
                names.list();
            }
        } else {
            queries.query();
        }
    }

    private void conflict() {
        if (in.acceptAll("on", "duplicate", "key", "update")) {
            assignments();
        } else if (in.acceptAll("on", "conflict")) {
            if (in.acceptAll("on", "constraint")) {
                names.name();
            } else if (in.is("(")) {
                expressions.group();
                where();
            }
            in.expect("do");
            if (!in.accept("nothing")) {
                in.expect("update");
                in.expect("set");
                assignments();
                where();
            }
        }
    }

    private boolean where() {
        return in.accept("where") && expressions.condition();
    }

    private void assignments() {
        do {
            if (in.is("(")) {
                expressions.group();
            } else {
                facts.column(last());
            }
            in.expect("=");
            expressions.condition();
        } while (in.accept(","));
    }

    private String last() {
        var parts = names.name();
        return parts.get(parts.size() - 1);
    }

    private void update() {
        modifiers();
        top();
        in.accept("only");
        sources.list();
        in.expect("set");
        assignments();
        if (in.accept("from")) {
            facts.read();
            sources.list();
        }
        chosen();
    }

    private void delete() {
        modifiers();
        top();
        if (!in.is("from")) {
            do {
                facts.table(names.table());
                in.acceptAll(".", "*");
            } while (in.accept(","));
        }
        if (in.accept("from")) {
            sources.list();
        }
        if (in.accept("using")) {
            facts.read();
            sources.list();
        }
        chosen();
    }

    private void top() {
        if (in.is("top") && in.peek(1).is("(")) {
            in.next();
            expressions.group();
        }
    }

    private void chosen() {
        facts.does(where() ? Effect.WRITE_DATA : Effect.DELETE_DATA);
        queries.rest();
        returning();
    }

    private void returning() {
        if (in.accept("returning")) {
            facts.read();
            queries.items();
        }
    }

    private void merge() {
        in.accept("into");
        facts.does(Effect.WRITE_DATA);
        facts.read();
        sources.joined();
        in.expect("using");
        sources.joined();
        in.expect("on");
        expressions.condition();
        do {
            branch();
        } while (in.is("when"));
    }

    private void branch() {
        in.expect("when");
        in.accept("not");
        in.expect("matched");
        if (in.accept("by")) {
            in.accept(Set.of("target", "source"));
        }
        if (in.accept("and")) {
            expressions.condition();
        }
        in.expect("then");
        if (in.accept("delete")) {
            facts.does(Effect.DELETE_DATA);
        } else if (in.accept("update")) {
            in.expect("set");
            assignments();
        } else if (in.accept("insert")) {
            if (in.is("(")) {
                columns();
            }
            rows();
        } else if (!in.acceptAll("do", "nothing")) {
            throw in.unread();
        }
    }
}
