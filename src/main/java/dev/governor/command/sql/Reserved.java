package dev.governor.command.sql;

import dev.governor.kernel.Split;
import java.util.Set;

/** Words that stand for themselves in the grammar. */
final class Reserved {

    /** Words that no table, column or alias is called without quotes, so that none of them is taken for a name. */
    static final Set<String> WORDS = words("""
        select from where group having order limit offset fetch union intersect except minus on
        using join inner left right full cross natural outer lateral for into window qualify
        returning set when then else end case and or not in between like ilike is as with create
        drop delete insert update alter grant revoke truncate merge table tablesample
        straight_join distinct all collate do go call begin commit rollback declare if while
        return by similar glob regexp rlike match escape isnull notnull overlaps exec execute
        prepare copy load attach detach kill shutdown checkpoint reconfigure revert break continue
        save dbcc dump backup restore bulk print raiserror deny use option pivot unpivot xor div
        apply lock asc desc to exists values over any some sounds at goto throw replace reset
        explain pragma vacuum handler reindex\
        """);

    /** Words that stand for a value of the server, not for a column. */
    static final Set<String> VALUES = words("""
        true false null default unknown current_date current_time current_timestamp current_user
        current_role current_catalog current_schema session_user system_user user localtime
        localtimestamp sysdate utc_date utc_time utc_timestamp\
        """);

    /** Words that begin a query. */
    static final Set<String> QUERIES = Set.of("select", "with", "values", "table");

    /** Words that put several queries together. */
    static final Set<String> SETS = Set.of("union", "intersect", "except", "minus");

    private Reserved() {}

    /** Returns the words of {@code text}. */
    static Set<String> words(String text) {
        return Set.copyOf(Split.atAny(Character::isWhitespace, text));
    }
}
