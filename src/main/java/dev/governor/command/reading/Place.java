package dev.governor.command.reading;

import dev.governor.command.ResourceKind;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where a command runs: what its relative paths name, and what the line did there before. */
public interface Place {

    /** Returns the most sensitive kind of thing that {@code path} may name here. */
    ResourceKind kind(Word path);

    /** Returns the most sensitive kind of thing that changes here when {@code path} is written. */
    ResourceKind written(Word path);

    /** Returns whether {@code path} names a file of rows: what was in it is data, not code to be written again. */
    boolean rows(Word path);

    /** Returns {@code path} as it is written from here when it is absolute and leads into the project; otherwise as it is. */
    default Word seen(Word path) {
        return path;
    }

    /** Returns the place that is {@code directory} seen from here; an unknown word leads to an unknown place. */
    Place below(Word directory);

    /** Returns whether {@code path} may name a file without an end. */
    boolean endless(Word path);

    /** Returns what {@code path} may name, seen from the project's directory; the path as it is written among them. */
    default Set<String> names(Word path) {
        return Set.of(path.text());
    }

    /** Returns whether relative paths are sure to be relative to the project. */
    boolean inProject();

    /** Returns the value of the variable {@code name}, or {@code null} when only running the line would tell. */
    @Nullable
    String variable(String name);
}
