package dev.governor.command.path;

import dev.governor.kernel.Budget;
import java.util.Locale;
import java.util.Set;

/** The keys of a text of JSON or YAML, whole or a piece of it: words with a colon behind them, in quotes or not. */
final class TextKeys {

    private static final int HEX_DIGITS = 4;

    private final String text;

    private TextKeys(String text) {
        this.text = text;
    }

    /** Returns the keys of {@code text}; each of its characters costs a step. */
    static TextKeys of(String text, Budget budget) {
        budget.steps(text.length());
        return new TextKeys(text.contains("\\u") ? unescaped(text) : text);
    }

    /** Returns whether one of {@code keys} is among them; an option is one whatever follows. */
    boolean any(Set<String> keys) {
        int at = 0;
        while (at < text.length()) {
            int start = at;
            while (part(at)) {
                at++;
            }
            boolean key = at > start && keys.contains(text.substring(start, at).toLowerCase(Locale.ROOT));
            if (key && (text.charAt(start) == '-' || named(at))) {
                return true;
            }
            at += at == start ? 1 : 0;
        }
        return false;
    }

    /** Returns whether a word goes on at {@code at}; a colon is a part of it right before another, as in {@code build:all}. */
    private boolean part(int at) {
        return letter(at) || at < text.length() && text.charAt(at) == ':' && letter(at + 1);
    }

    private boolean letter(int at) {
        return at < text.length()
                && (Character.isLetterOrDigit(text.charAt(at)) || "_-./@".indexOf(text.charAt(at)) >= 0);
    }

    /** Returns whether a colon or an equals sign follows, behind quotes or not. */
    private boolean named(int end) {
        boolean quoted = end < text.length() && (text.charAt(end) == '"' || text.charAt(end) == '\'');
        int next = quoted ? end + 1 : end;
        while (next < text.length() && Character.isWhitespace(text.charAt(next))) {
            next++;
        }
        return next < text.length() && (text.charAt(next) == ':' || text.charAt(next) == '=');
    }

    /** Returns {@code text} with the letters that its escapes stand for. */
    private static String unescaped(String text) {
        StringBuilder plain = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            int end = at + 2 + HEX_DIGITS;
            int code = text.startsWith("\\u", at) && end <= text.length() ? code(text, at + 2) : -1;
            plain.append(code < 0 ? text.charAt(at) : (char) code);
            at = code < 0 ? at + 1 : end;
        }
        return plain.toString();
    }

    private static int code(String text, int from) {
        int code = 0;
        for (int at = from; at < from + HEX_DIGITS && code >= 0; at++) {
            int digit = Character.digit(text.charAt(at), 16);
            code = digit < 0 ? -1 : code << HEX_DIGITS | digit;
        }
        return code;
    }
}
