package dev.governor.command;

import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Shell wildcards, as far as they matter for what a path may come to mean. */
final class Wildcard {

    private Wildcard() {}

    /** Returns whether {@code path} has wildcards. */
    static boolean in(String path) {
        return path.chars().anyMatch(c -> c == '*' || c == '?' || c == '[') || path.matches(".*\\{[^}]*\\.\\.[^}]*}.*");
    }

    /**
     * Returns {@code path} with its wildcard segments replaced by those of {@code names} they match.
     *
     * <p>A segment of nothing but stars matches everything, so it is taken for an ordinary "all files" and for none of them.
     */
    static List<String> matches(String path, List<String> names) {
        String[] segments = path.split("/");
        for (int at = 0; at < segments.length; at++) {
            String segment = segments[at];
            if (in(segment) && !segment.matches("\\*+(\\.\\*)?")) {
                Pattern pattern = pattern(segment);
                int place = at;
                List<String> found = names.stream()
                        .filter(name -> pattern.matcher(name).matches())
                        .map(name -> replaced(segments, place, name))
                        .toList();
                if (!found.isEmpty()) {
                    return found;
                }
            }
        }
        return List.of();
    }

    private static String replaced(String[] segments, int at, String name) {
        String[] copy = segments.clone();
        copy[at] = name;
        return String.join("/", copy);
    }

    private static Pattern pattern(String segment) {
        StringBuilder expression = new StringBuilder();
        int at = 0;
        while (at < segment.length()) {
            char c = segment.charAt(at);
            int close = c == '[' ? segment.indexOf(']', at + 2) : c == '{' ? sequence(segment, at) : -1;
            if (c == '*') {
                expression.append(".*");
            } else if (c == '?') {
                expression.append('.');
            } else if (close > 0) {
                expression.append(c == '{' ? ".*" : set(segment.substring(at + 1, close)));
                at = close;
            } else {
                expression.append(Pattern.quote(String.valueOf(c)));
            }
            at++;
        }
        try {
            return Pattern.compile(expression.toString());
        } catch (PatternSyntaxException e) {
            return Pattern.compile(".*");
        }
    }

    /** Returns the end of the sequence {@code {a..z}} that begins at {@code at}, or -1. */
    private static int sequence(String segment, int at) {
        int close = segment.indexOf('}', at);
        return close > 0 && segment.substring(at, close).contains("..") ? close : -1;
    }

    private static String set(String inside) {
        boolean not = inside.startsWith("!") || inside.startsWith("^");
        String members = (not ? inside.substring(1) : inside)
                .replace("\\", "\\\\")
                .replace("[", "\\[")
                .replace("&", "\\&");
        return "[" + (not ? "^" : "") + members + "]";
    }
}
