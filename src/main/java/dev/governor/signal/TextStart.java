package dev.governor.signal;

import com.google.re2j.Pattern;

/** Tells how a text is written from its first lines, by content and never by name. */
final class TextStart {

    private static final Pattern BRACKETS = Pattern.compile("[\\[\\]\\s]");

    private static final Pattern YAML = Pattern.compile(
            "(---(\\s.*)?|%YAML.*|- .*|([A-Za-z_$][\\w.$/ -]*|\"[^\"]*\"|'[^']*'):(\\s.*)?)", Pattern.DOTALL);
    private static final Pattern XML = Pattern.compile("<[?!A-Za-z_].*", Pattern.DOTALL);
    private static final Pattern SCALAR =
            Pattern.compile("(null|true|false|-?[0-9]+(\\.[0-9]+)?([eE][-+]?[0-9]+)?)\\s*", Pattern.DOTALL);
    private static final Pattern SECTION =
            Pattern.compile("\\[[A-Za-z][^\\]\",:{}\\[]*\\](\\[\\d+\\])?(\\s+[^\\s,\\]].*)?");

    private TextStart() {}

    /** Returns the syntax of a body that starts with {@code text}. */
    static Syntax syntax(String text) {
        String start = text.stripLeading();
        char first = start.charAt(0);
        if (first == '{' || first == '[') {
            return isSection(start) ? Syntax.TEXT : Syntax.JSON;
        }
        if (first == '"') {
            return startsWithQuotedCell(start) ? Syntax.CSV : quoted(start);
        }
        if (XML.matcher(start).matches()) {
            return Syntax.XML;
        }
        if (SCALAR.matcher(start).matches()) {
            return Syntax.JSON;
        }
        return lines(start);
    }

    private static boolean startsWithQuotedCell(String start) {
        int end = start.indexOf('"', 1);
        while (end >= 0 && end + 1 < start.length() && start.charAt(end + 1) == '"') {
            end = start.indexOf('"', end + 2);
        }
        String after = end < 0 ? "" : firstLine(start.substring(end + 1)).stripLeading();
        return firstLine(start).length() > end && !after.isEmpty() && ",;".indexOf(after.charAt(0)) >= 0
                || end >= 0 && end + 1 < start.length() && start.charAt(end + 1) == '\t';
    }

    private static Syntax quoted(String start) {
        return YAML.matcher(firstLine(start)).matches() ? Syntax.YAML : Syntax.JSON;
    }

    private static Syntax lines(String start) {
        String line = start.lines()
                .filter(candidate -> !candidate.isBlank() && !candidate.startsWith("#"))
                .findFirst()
                .orElse("");
        if (line.startsWith("SPDXVersion:")) {
            return Syntax.TEXT;
        }
        if (YAML.matcher(line).matches()) {
            return Syntax.YAML;
        }
        boolean table = line.indexOf(',') >= 0 || line.indexOf(';') >= 0 || line.indexOf('\t') >= 0;
        return table ? Syntax.CSV : Syntax.TEXT;
    }

    private static boolean isSection(String start) {
        return SECTION.matcher(firstLine(start).strip()).matches()
                && !SCALAR.matcher(BRACKETS.matcher(firstLine(start)).replaceAll(""))
                        .matches();
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("");
    }
}
