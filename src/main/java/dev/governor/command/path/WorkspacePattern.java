package dev.governor.command.path;

import dev.governor.kernel.Split;
import java.util.List;

/**
 * Where workspaces may be: an absolute path of plain names, of {@code *} for any one name and {@code **} for any number of them,
 * at the end for at least one.
 *
 * @param segments the names and wildcards, from the root of the machine
 */
public record WorkspacePattern(List<String> segments) {

    static final String ONE = "*";
    static final String ANY = "**";

    public WorkspacePattern {
        segments = List.copyOf(segments);
    }

    /**
     * Returns the pattern that is written {@code text}.
     *
     * @throws IllegalArgumentException with a sentence for people when it is none
     */
    public static WorkspacePattern of(String text) {
        if (!text.startsWith("/") || text.length() > PathKinds.LONGEST) {
            throw new IllegalArgumentException("it is no absolute path");
        }
        List<String> segments = Split.atAny(c -> c == '/', text);
        for (String segment : segments) {
            if (!segment.equals(ONE) && !segment.equals(ANY) && !Workspace.plain(segment)) {
                throw new IllegalArgumentException("`" + segment
                        + "` is neither a plain name of letters, digits and `._-+@` nor" + " `*` nor `**`");
            }
        }
        return new WorkspacePattern(segments);
    }

    /** Returns whether {@code workspace} is one of those, letter by letter. */
    public boolean matches(Workspace workspace) {
        List<String> names = workspace.segments();
        boolean[] reached = new boolean[names.size() + 1];
        reached[0] = true;
        for (int part = 0; part < segments.size(); part++) {
            String segment = segments.get(part);
            boolean[] next = new boolean[reached.length];
            for (int at = 0; at < reached.length; at++) {
                boolean before = at > 0 && reached[at - 1];
                next[at] = segment.equals(ANY)
                        ? (part < segments.size() - 1 && reached[at]) || at > 0 && (reached[at - 1] || next[at - 1])
                        : before && (segment.equals(ONE) || segment.equals(names.get(at - 1)));
            }
            reached = next;
        }
        return reached[names.size()];
    }

    /** Returns the pattern as it is written. */
    public String text() {
        return "/" + String.join("/", segments);
    }
}
