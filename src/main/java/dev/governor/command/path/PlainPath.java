package dev.governor.command.path;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A path in plain form: what a file system, a URL reader or a hurried person would take it for.
 *
 * <p>Percent signs are decoded, Unicode look-alikes become the letters they look like, invisible characters go, {@code \} is
 * {@code /}, other names of the same place (of {@code /proc}, of macOS, of the home directory) become the usual one, and
 * {@code .} and {@code ..} are walked. A drive is an absolute path whose first segment is {@code c:}.
 */
final class PlainPath {

    private static final Set<String> HERE = Set.of("$pwd", "${pwd}", "~+");
    private static final Set<String> HOME =
            Set.of("$home", "${home}", "$env:userprofile", "$env:home", "%userprofile%", "%homepath%");
    private static final Set<String> SAME_IN_PRIVATE = Set.of("etc", "var", "tmp");

    private final List<String> written = new ArrayList<>();
    private final List<String> segments = new ArrayList<>();
    private boolean absolute;

    private PlainPath() {}

    /** Returns {@code written} with the letters it seems to have, before its segments are walked. */
    static String readable(String written) {
        return ordinary(written)
                ? written
                : Lookalikes.latin(Escapes.decoded(Lookalikes.latin(written)))
                        .replace('\\', '/')
                        .strip();
    }

    /** Returns the plain form of {@code readable}. */
    static PlainPath of(String readable) {
        PlainPath path = new PlainPath();
        String text = rooted(withoutScheme(readable));
        path.absolute = text.startsWith("/");
        int start = 0;
        while (start <= text.length()) {
            int slash = text.indexOf('/', start);
            int end = slash < 0 ? text.length() : slash;
            if (end > start) {
                path.walk(trimmed(text, start, end));
            }
            start = end + 1;
        }
        path.usual();
        return path;
    }

    boolean absolute() {
        return absolute;
    }

    /** Returns the segments, in lower case. */
    List<String> segments() {
        return segments;
    }

    int size() {
        return segments.size();
    }

    String segment(int at) {
        return segments.get(at);
    }

    /** Returns the last segment in lower case, or nothing for a root. */
    String name() {
        return segments.isEmpty() ? "" : segments.get(segments.size() - 1);
    }

    /** Returns the last segment with its capital letters. */
    String writtenName() {
        return written.isEmpty() ? "" : written.get(written.size() - 1);
    }

    /** Returns how many segments name a home directory, 0 when the path does not begin in one. */
    int home() {
        if (segments.isEmpty()) {
            return 0;
        }
        if (!absolute) {
            return segments.get(0).startsWith("~") ? 1 : 0;
        }
        int at = drive() ? 1 : 0;
        return switch (size() > at ? segments.get(at) : "") {
            case "root" -> 1;
            case "home", "users" -> size() > at + 1 ? at + 2 : 0;
            case "var" -> size() > 1 && segments.get(1).equals("root") ? 2 : 0;
            default -> 0;
        };
    }

    boolean drive() {
        return absolute
                && !segments.isEmpty()
                && segments.get(0).length() == 2
                && segments.get(0).charAt(1) == ':';
    }

    @Override
    public String toString() {
        return (absolute ? "/" : "") + String.join("/", segments);
    }

    private void walk(String segment) {
        String lower = segment.toLowerCase(Locale.ROOT);
        boolean first = !absolute && segments.isEmpty();
        if (lower.equals("..")) {
            up();
        } else if (first && HOME.contains(lower)) {
            add("~", "~");
        } else if (!lower.isEmpty() && !(first && HERE.contains(lower))) {
            add(segment, lower);
            followProcess(lower);
        }
    }

    private void add(String segment, String lower) {
        written.add(segment);
        segments.add(lower);
    }

    private void up() {
        int last = size() - 1;
        if (last < 0 && absolute) {
            return;
        }
        if (last < 0 || segments.get(last).equals("..")) {
            add("..", "..");
        } else if (absolute && last == 1 && toString().equals("/dev/fd")) {
            clear();
            add("proc", "proc");
            add("self", "self");
        } else {
            boolean home = !absolute && last == 0 && segments.get(0).startsWith("~");
            written.remove(last);
            segments.remove(last);
            if (home) {
                absolute = true;
                add("home", "home");
            }
        }
    }

    /** Below {@code /proc}, a process shows its root and its working directory. */
    private void followProcess(String lower) {
        boolean place = lower.equals("root") || lower.equals("cwd");
        int size = size();
        if (place && absolute && segments.get(0).equals("proc") && (size == 3 || size == 5 && task())) {
            boolean own = segments.get(1).equals("self") || segments.get(1).equals("thread-self");
            clear();
            absolute = !(own && lower.equals("cwd"));
        }
    }

    private boolean task() {
        return segments.get(2).equals("task");
    }

    private void clear() {
        written.clear();
        segments.clear();
    }

    private void usual() {
        if (!absolute || size() < 2) {
            return;
        }
        if (segments.get(0).equals("private") && SAME_IN_PRIVATE.contains(segments.get(1))) {
            drop(1);
        } else if (size() > 3 && toString().startsWith("/system/volumes/data/")) {
            drop(3);
        }
    }

    private void drop(int count) {
        written.subList(0, count).clear();
        segments.subList(0, count).clear();
    }

    /** Letters of a keyboard that stand for themselves. */
    private static boolean ordinary(String text) {
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c <= ' ' || c >= 0x7F || c == '%' || c == '\\') {
                return false;
            }
        }
        return true;
    }

    private static String withoutScheme(String text) {
        if (!text.regionMatches(true, 0, "file:", 0, 5)) {
            return text;
        }
        int slash = text.startsWith("//", 5) ? text.indexOf('/', 7) : 5;
        return slash < 0 ? "/" : text.substring(slash);
    }

    /** Returns {@code text} with drives and the name spaces of Windows as absolute paths. */
    private static String rooted(String text) {
        if (text.startsWith("//./") || text.startsWith("//?/")) {
            return text.substring(3);
        }
        boolean drive = text.length() > 1 && text.charAt(1) == ':' && Character.isLetter(text.charAt(0));
        return drive ? "/" + text.substring(0, 2) + "/" + text.substring(2) : text;
    }

    /** Windows ignores dots and blanks at the end of a name; so does whoever glances at it. */
    private static String trimmed(String text, int from, int to) {
        int start = from;
        int end = to;
        while (start < end && Character.isWhitespace(text.charAt(start))) {
            start++;
        }
        while (start < end && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        if (end - start == 2 && text.startsWith("..", start)) {
            return "..";
        }
        while (end > start && (text.charAt(end - 1) == '.' || Character.isWhitespace(text.charAt(end - 1)))) {
            end--;
        }
        return text.substring(start, end);
    }
}
