package dev.governor.command.sql;

import dev.governor.command.Effect;
import dev.governor.command.ResourceKind;
import dev.governor.command.sql.Token.Kind;
import java.util.Set;

/** Reads statements about the session itself: settings, pragmas, statistics. */
final class Settings {

    private static final Set<String> SCOPES = Set.of("session", "local");
    private static final Set<String> UPKEEP = Reserved.words("""
        full freeze verbose analyze table tables local no_write_to_binlog only\
        """);

    private final Cursor in;
    private final Facts facts;
    private final Queries queries;

    Settings(Cursor in, Facts facts, Queries queries) {
        this.in = in;
        this.facts = facts;
        this.queries = queries;
    }

    /** Reads {@code set name = value}. */
    void set() {
        in.next();
        do {
            if (in.peek(1).word() || in.peek(1).is("characteristics")) {
                in.accept(SCOPES);
            }
            Token name = in.next();
            if (!name.word() || !facts.knowledge().setting(name.text())) {
                throw new Unread("it is not known what this setting does");
            }
            if (!in.accept("=")) {
                in.accept("to");
            }
            values();
        } while (in.accept(","));
        facts.does(Effect.NONE, ResourceKind.NONE);
    }

    private void values() {
        while (!in.ended()) {
            Token value = in.peek();
            boolean plain = value.word()
                    || value.value()
                    || value.kind() == Kind.QUOTED
                    || value.is(",")
                    || value.is("-")
                    || value.is("+");
            if (!plain
                    || value.text().startsWith("pg_")
                    || value.kind() == Kind.PARAMETER && value.text().startsWith("@")) {
                throw new Unread("it is not known what this setting does");
            }
            if (value.is(",") && in.peek(2).is("=")) {
                return;
            }
            in.next();
        }
    }

    /** Reads {@code reset name}. */
    void reset() {
        in.next();
        Token name = in.next();
        if (!name.is("all") && !(name.word() && facts.knowledge().setting(name.text()))) {
            throw new Unread("it is not known what this setting does");
        }
        facts.does(Effect.NONE, ResourceKind.NONE);
    }

    /** Reads {@code pragma name}, {@code pragma name(table)}, {@code pragma name = value}. */
    void pragma() {
        in.next();
        if (in.peek(1).is(".")) {
            in.next();
            in.next();
        }
        Token name = in.next();
        boolean sets = name.word() && facts.knowledge().sets(name.text());
        boolean shows = name.word() && facts.knowledge().shows(name.text());
        if (in.accept("=") && sets) {
            in.accept("-");
            in.next();
        } else if (in.accept("(") && shows) {
            in.next();
            in.expect(")");
        }
        if (!in.ended() || !sets && !shows || in.token(in.at() - 1).is("=")) {
            throw new Unread("it is not known what this setting does");
        }
        facts.does(Effect.NONE, ResourceKind.NONE);
    }

    /**
     * Reads {@code analyze} and {@code vacuum} with the tables they are about; a full one writes a table anew, and nobody
     * may read it meanwhile.
     */
    void upkeep() {
        in.next();
        boolean full = false;
        if (in.accept("(")) {
            while (!in.accept(")")) {
                if (!in.peek().word() && !in.is(",") && in.peek().kind() != Kind.NUMBER) {
                    throw in.unread();
                }
                full |= in.next().is("full");
            }
        }
        while (in.in(UPKEEP)) {
            full |= in.next().is("full");
        }
        if (!in.ended()) {
            do {
                queries.names().table();
                queries.names().list();
            } while (in.accept(","));
        }
        if (full) {
            facts.does(Effect.CHANGE_SCHEMA, ResourceKind.DATABASE);
        }
        facts.does(Effect.NONE, ResourceKind.NONE);
    }
}
