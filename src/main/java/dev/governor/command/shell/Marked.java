package dev.governor.command.shell;

import dev.governor.command.reading.Word;
import dev.governor.kernel.Budget;
import java.util.ArrayList;
import java.util.List;

/** The characters of a word while it is expanded, each with what the shell still does to it. */
final class Marked {

    /** Written without quotes: braces, tildes and patterns have their meaning. */
    static final char ACTIVE = 'a';
    /** Stands for itself. */
    static final char QUOTED = 'q';
    /** Came out of an expansion without quotes: split into words, and taken for patterns. */
    static final char SPLIT = 's';
    /** The tilde that stands for the home directory whatever it was written as. */
    static final char HOME = 'h';
    /** No character, but it makes an empty word one. */
    static final char EMPTY = 'z';

    private static final String BLANK = " \t\n";
    private static final String PATTERN = "*?[";

    private final Budget budget;
    private final StringBuilder text = new StringBuilder();
    private final StringBuilder marks = new StringBuilder();

    Marked(Budget budget) {
        this.budget = budget;
    }

    Budget budget() {
        return budget;
    }

    int length() {
        return text.length();
    }

    char character(int at) {
        return text.charAt(at);
    }

    boolean active(int at, char c) {
        return text.charAt(at) == c && marks.charAt(at) == ACTIVE;
    }

    void add(String characters, char mark) {
        budget.characters(characters.length());
        text.append(characters);
        marks.append(String.valueOf(mark).repeat(characters.length()));
    }

    void hole(boolean quoted) {
        add(String.valueOf(Word.HOLE), quoted ? QUOTED : SPLIT);
    }

    void empty() {
        text.append(' ');
        marks.append(EMPTY);
    }

    /** Returns whether nothing but marks of emptiness is in it. */
    boolean begins() {
        for (int at = marks.length() - 1; at >= 0; at--) {
            if (marks.charAt(at) != EMPTY) {
                return false;
            }
        }
        return true;
    }

    void add(Marked other, int from, int to) {
        budget.characters(to - from);
        text.append(other.text, from, to);
        marks.append(other.marks, from, to);
    }

    /** Returns the word without splitting it. */
    Word single(boolean homeKnown) {
        Field field = new Field();
        for (int at = 0; at < text.length(); at++) {
            field.add(text.charAt(at), marks.charAt(at));
        }
        return field.word(homeKnown);
    }

    /** Returns the words it is split into. */
    List<Word> fields(boolean homeKnown) {
        List<Word> words = new ArrayList<>();
        Field field = new Field();
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            budget.step();
            if (marks.charAt(at) == SPLIT && BLANK.indexOf(c) >= 0) {
                if (field.exists) {
                    words.add(field.word(homeKnown));
                }
                field = new Field();
            } else {
                field.add(c, marks.charAt(at));
            }
        }
        if (field.exists) {
            words.add(field.word(homeKnown));
        }
        return words;
    }

    /** One word while its characters are collected. */
    private static final class Field {

        private final StringBuilder plain = new StringBuilder();
        private char first = EMPTY;
        private boolean exists;
        private boolean wild;
        private boolean loose;

        void add(char c, char mark) {
            exists = true;
            if (mark == EMPTY) {
                return;
            }
            if (plain.isEmpty()) {
                first = mark;
            }
            wild |= (mark == ACTIVE || mark == SPLIT) && PATTERN.indexOf(c) >= 0;
            loose |= mark == SPLIT && c == Word.HOLE;
            plain.append(c);
        }

        Word word(boolean homeKnown) {
            String written = plain.toString();
            if (written.startsWith("~")) {
                boolean home = first == ACTIVE || first == HOME;
                written = !home ? "./" + written : tilde(written, homeKnown);
            }
            return new Word(written, wild, loose);
        }

        private static String tilde(String written, boolean homeKnown) {
            boolean own = written.length() == 1 || written.charAt(1) == '/';
            boolean other = !own && Character.isLetter(written.charAt(1));
            return own && homeKnown || other ? written : Word.HOLE + written.substring(1);
        }
    }
}
