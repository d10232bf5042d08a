package dev.governor.finding;

import com.google.re2j.Pattern;
import dev.governor.kernel.Split;
import java.util.ArrayDeque;
import java.util.Deque;

/** A file's path below the root of a repository, however a scanner writes it. */
final class FilePath {

    private static final Pattern SCHEME = Pattern.compile("^file:/+");

    private FilePath() {}

    /** Returns the path without a leading slash, empty parts and dot segments (RFC 3986, section 5.2.4). */
    static String plain(String written) {
        Deque<String> parts = new ArrayDeque<>();
        for (String part : Split.at('/', SCHEME.matcher(written.strip()).replaceFirst(""))) {
            if (part.equals("..") && !parts.isEmpty() && !"..".equals(parts.peekLast())) {
                parts.removeLast();
            } else if (!part.isEmpty() && !part.equals(".")) {
                parts.addLast(part);
            }
        }
        return String.join("/", parts);
    }
}
