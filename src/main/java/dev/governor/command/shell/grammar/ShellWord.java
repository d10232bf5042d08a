package dev.governor.command.shell.grammar;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A word as written.
 *
 * @param written its beginning, to be shown
 */
public record ShellWord(List<Part> parts, String written) {

    public ShellWord {
        parts = List.copyOf(parts);
    }

    /** Returns its characters when nothing in it is quoted or computed, otherwise {@code null}. */
    public @Nullable String plain() {
        return parts.size() == 1 && parts.get(0) instanceof Part.Literal literal && !literal.quoted()
                ? literal.text()
                : null;
    }

    /** Returns whether it is written exactly so. */
    public boolean is(String text) {
        return text.equals(plain());
    }
}
