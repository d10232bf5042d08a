package dev.governor.command.reading;

import java.util.ArrayList;
import java.util.List;

/** A pattern of words in which {@code *} stands for any characters, and everything else for itself; linear, of ours. */
public final class WordPattern {

    private final String written;
    private final List<String> parts;

    private WordPattern(String written, List<String> parts) {
        this.written = written;
        this.parts = parts;
    }

    /** Returns the pattern that is written {@code pattern}. */
    public static WordPattern of(String pattern) {
        List<String> parts = new ArrayList<>();
        int from = 0;
        for (int star = pattern.indexOf('*'); star >= 0; star = pattern.indexOf('*', from)) {
            parts.add(pattern.substring(from, star));
            from = star + 1;
        }
        parts.add(pattern.substring(from));
        return new WordPattern(pattern, List.copyOf(parts));
    }

    /** Returns whether the pattern matches {@code text} as a whole. */
    public boolean matches(String text) {
        String first = parts.get(0);
        if (parts.size() == 1) {
            return text.equals(first);
        }
        String last = parts.get(parts.size() - 1);
        if (text.length() < first.length() + last.length() || !text.startsWith(first) || !text.endsWith(last)) {
            return false;
        }
        int at = first.length();
        int end = text.length() - last.length();
        for (String part : parts.subList(1, parts.size() - 1)) {
            int found = text.indexOf(part, at);
            if (found < 0 || found + part.length() > end) {
                return false;
            }
            at = found + part.length();
        }
        return true;
    }

    /** Returns whether the pattern matches {@code word}, or may when running the line tells what it is. */
    public boolean mayMatch(Word word) {
        if (word.known()) {
            return matches(word.text());
        }
        String text = word.text();
        String head = text.substring(0, text.indexOf(Word.HOLE));
        String first = parts.get(0);
        return head.startsWith(first) || first.startsWith(head);
    }

    @Override
    public String toString() {
        return written;
    }
}
