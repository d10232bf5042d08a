package dev.governor.command.path;

import dev.governor.kernel.Budget;
import dev.governor.kernel.Split;
import java.util.List;
import java.util.Locale;

/**
 * The directory in which a session works: what lies below it is the project's own, however it is written.
 *
 * <p>INVARIANT: a path counts as below it only when what is written and its plain form both lead there, letter by letter; what
 * only looks alike, leaves it again or is computed up to it does not.
 *
 * @param segments the names on the way to it, from the root of the machine
 */
public record Workspace(List<String> segments) {

    /** The directory itself, seen from inside. */
    static final String HERE = ".";

    private static final String SIGNS = "._-+@";

    public Workspace {
        segments = List.copyOf(segments);
        if (segments.isEmpty() || !segments.stream().allMatch(Workspace::plain)) {
            throw new IllegalArgumentException("a workspace is an absolute path of plain names");
        }
    }

    /**
     * Returns the workspace at the absolute path {@code root}.
     *
     * @throws IllegalArgumentException when a name on the way is not {@linkplain #plain plain}, or there is none
     */
    public static Workspace of(String root) {
        if (!root.startsWith("/") || root.length() < 2 || root.length() > PathKinds.LONGEST) {
            throw new IllegalArgumentException("a workspace is an absolute path of plain names");
        }
        String open = root.endsWith("/") ? root.substring(1, root.length() - 1) : root.substring(1);
        return new Workspace(Split.at('/', open));
    }

    /** Returns whether {@code segment} is a name that nobody reads as anything else: of letters, digits and a few signs. */
    public static boolean plain(String segment) {
        return !segment.isEmpty()
                && !segment.endsWith(".")
                && segment.chars().allMatch(c -> c < 0x7F && Character.isLetterOrDigit(c) || SIGNS.indexOf(c) >= 0);
    }

    /** Returns the workspace as an absolute path. */
    public String root() {
        return "/" + String.join("/", segments);
    }

    /** Returns whether {@code path} is written as if it led into the workspace, and does not stay there. */
    boolean leaves(String path) {
        return path.startsWith("/") && behind(path) >= 0 && !stays(path);
    }

    /** Returns {@code path} seen from the workspace, beginning with a dot, when it lies below it; otherwise as it is. */
    String seen(String path) {
        String text = path.startsWith("file:///") ? path.substring("file://".length()) : path;
        int behind = text.startsWith("/") && text.length() <= PathKinds.LONGEST ? behind(text) : -1;
        if (behind < 0 || !stays(text)) {
            return path;
        }
        String rest = text.substring(behind);
        return rest.isEmpty() ? HERE : HERE + rest;
    }

    /** Returns where the names of the workspace end in {@code text}, or -1 when it does not begin with them. */
    private int behind(String text) {
        int at = 0;
        for (String segment : segments) {
            at = next(text, at);
            boolean same = text.startsWith(segment, at) && ends(text, at + segment.length());
            if (!same) {
                return -1;
            }
            at += segment.length();
        }
        return at;
    }

    /** Skips what names nothing: slashes, and dots between them. */
    private static int next(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) == '/' || text.startsWith("./", at)) {
            at++;
        }
        return at;
    }

    private static boolean ends(String text, int at) {
        return at == text.length() || text.charAt(at) == '/';
    }

    /** What goes up behind a pattern may go up from anywhere; in any disguise it must not leave. */
    private boolean stays(String text) {
        String readable = PlainPath.readable(text);
        boolean open = readable.indexOf('{') >= 0 || Glob.in(readable);
        boolean closed = !open || !readable.contains("..");
        PlainPath path = PlainPath.of(readable);
        return closed && path.absolute() && path.size() >= segments.size() && names(path, segments.size());
    }

    private boolean names(PlainPath path, int count) {
        for (int at = 0; at < count; at++) {
            if (!path.segment(at).equals(segments.get(at).toLowerCase(Locale.ROOT))) {
                return false;
            }
        }
        return true;
    }

    /**
     * Returns how many names {@code path} has in common with the workspace, where letter case and wildcards may make any
     * difference; -1 when it leads elsewhere.
     */
    int common(PlainPath path, Budget budget) {
        int most = path.absolute() ? Math.min(path.size(), segments.size()) : -1;
        for (int at = 0; at < most; at++) {
            String segment = path.segment(at);
            String name = segments.get(at).toLowerCase(Locale.ROOT);
            if (segment.equals("**")) {
                return at;
            }
            if (!segment.equals(name) && !(Glob.in(segment) && Glob.of(segment).matches(name, budget))) {
                return -1;
            }
        }
        return most;
    }
}
