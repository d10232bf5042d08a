package dev.governor.command;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The plain form of a path: what a file system, a URL reader or a hurried person would take it for.
 *
 * <p>Percent signs are decoded again and again, Unicode look-alikes become the letters they look like, invisible characters
 * go, {@code \} is {@code /}, and {@code .} and {@code ..} are walked. Nothing here asks a file system.
 */
final class PathText {

    private static final int MOST_DECODINGS = 6;
    private static final Pattern ESCAPE = Pattern.compile("%(?=[0-9a-fA-F]{2})");
    private static final Pattern STRAY_PERCENT = Pattern.compile("%(?![0-9a-fA-F]{2})");
    private static final Pattern SCHEME = Pattern.compile("^file:/*(?=/)|^file:(?!/)");
    private static final Pattern SAME_ROOT = Pattern.compile("^/+proc/+[^/]+/+root(?=/)");
    private static final Pattern SAME_DIRECTORY = Pattern.compile("^/+proc/+[^/]+/+cwd/+");
    private static final Pattern STREAM = Pattern.compile("::?\\$[a-z]+$");

    private PathText() {}

    /** Returns the plain form in lower case; relative paths stay relative, {@code ..} that leaves stays in front. */
    static String plain(String written) {
        String text = Lookalikes.latin(decoded(Normalizer.normalize(written, Normalizer.Form.NFKC)))
                .toLowerCase(Locale.ROOT)
                .replace('\\', '/')
                .strip();
        text = STREAM.matcher(SCHEME.matcher(text).replaceFirst("")).replaceFirst("");
        return walked(
                SAME_DIRECTORY.matcher(SAME_ROOT.matcher(text).replaceFirst("")).replaceFirst(""));
    }

    private static String decoded(String text) {
        String now = text;
        for (int round = 0; round < MOST_DECODINGS && ESCAPE.matcher(now).find(); round++) {
            String plus = STRAY_PERCENT.matcher(now).replaceAll("%25").replace("+", "%2B");
            String next = URLDecoder.decode(plus, StandardCharsets.UTF_8);
            if (next.equals(now)) {
                break;
            }
            now = next;
        }
        return now;
    }

    private static String walked(String text) {
        boolean absolute = text.startsWith("/");
        Deque<String> segments = new ArrayDeque<>();
        for (String raw : text.split("/+")) {
            String segment = raw.equals("..") ? raw : trimmed(raw);
            boolean inside = !segments.isEmpty() && !segments.getLast().equals("..");
            if (segment.equals("..") && inside && !segments.getLast().startsWith("~")) {
                segments.removeLast();
            } else if (segment.equals("..")) {
                if (!absolute) {
                    segments.addLast(segment);
                }
            } else if (!segment.isEmpty()) {
                segments.addLast(segment);
            }
        }
        return (absolute ? "/" : "") + String.join("/", segments);
    }

    /** Windows ignores dots and blanks at the end of a name; so does whoever glances at it. */
    private static String trimmed(String segment) {
        int end = segment.length();
        while (end > 0 && (segment.charAt(end - 1) == '.' || Character.isWhitespace(segment.charAt(end - 1)))) {
            end--;
        }
        return segment.substring(0, end);
    }
}
