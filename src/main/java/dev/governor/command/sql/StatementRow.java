package dev.governor.command.sql;

import dev.governor.command.Effect;
import dev.governor.command.ResourceKind;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What statements do that begin with certain words.
 *
 * @param begins   the words, lower case
 * @param reads    the grammar of the rest
 * @param effect   what the statement does, as far as no grammar says more
 * @param resource to what kind of thing; {@code database} gives way to what the named tables hold
 * @param words    the words that may follow, for {@link Rest#LISTED}
 * @param when     other effects of statements in which a word stands, the first one wins
 */
record StatementRow(
        List<String> begins,
        Rest reads,
        Effect effect,
        ResourceKind resource,
        Set<String> words,
        Map<String, Effect> when) {

    /** What may follow the first words of a statement. */
    enum Rest {
        /** A query. */
        QUERY,
        /** Rows that are put in. */
        INSERT,
        /** Rows that are changed. */
        UPDATE,
        /** Rows that are removed. */
        DELETE,
        /** Rows that are put in, changed or removed. */
        MERGE,
        /** A statement that is explained. */
        EXPLAIN,
        /** A setting of the session. */
        SET,
        /** A setting that is put back. */
        RESET,
        /** A setting of SQLite that is shown or set. */
        PRAGMA,
        /** Rows that are copied in or out. */
        COPY,
        /** Tables, views and the like that are made, perhaps out of a query. */
        DEFINITION,
        /** Tables whose statistics or storage is renewed. */
        UPKEEP,
        /** Anything: the effect is asked about whatever follows. */
        ANYTHING,
        /** Words, names, texts and numbers, without parentheses. */
        NAMES,
        /** Words of a list. */
        LISTED
    }
}
