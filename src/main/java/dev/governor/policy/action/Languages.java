package dev.governor.policy.action;

import dev.governor.bundle.PolicyBundle;
import dev.governor.command.CommandReading;
import dev.governor.command.ResourceKind;
import dev.governor.command.Workplace;
import dev.governor.kernel.Budget;
import java.util.Set;

/**
 * The languages in which an action says what it would do, read with the knowledge of one bundle. Safe for several threads.
 *
 * <p>Each takes what it costs from the budget of the action and throws {@link Budget.Spent} when that is not enough.
 */
interface Languages {

    /** Returns the languages for what is run {@code where}. */
    Languages at(Workplace where);

    /** Returns what {@code path} may name, seen from the project's directory when it leads there. */
    Set<String> names(String path, Budget budget);

    /** Returns what the shell line {@code line} would do. */
    CommandReading shell(String line, Budget budget);

    /** Returns what the SQL statements in {@code text} would do. */
    CommandReading sql(String text, Budget budget);

    /** Returns the most sensitive kind of thing that {@code path} may name. */
    ResourceKind path(String path, Budget budget);

    /** Returns the most sensitive kind of thing that changes when {@code path} is written. */
    ResourceKind written(String path, Budget budget);

    /** Returns whether {@code content}, written to {@code path}, has the next installation of packages run a command. */
    boolean installs(String path, String content, Budget budget);

    /** Returns the languages as {@code bundle} knows them. */
    static Languages of(PolicyBundle bundle) {
        return BundleLanguages.of(bundle);
    }
}
