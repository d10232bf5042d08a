package dev.governor.redaction;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;

/**
 * Finds many words in a text at once, in any case, by one look at each character.
 *
 * @see <a href="https://doi.org/10.1145/360825.360855">Aho and Corasick, Efficient string matching</a>
 */
final class WordFinder {

    /** Takes each word that is found. */
    interface Hit {

        /**
         * Called in the order in which words end in the text.
         *
         * @param word the number of the word, in the order of the list
         * @param start where it begins
         */
        void word(int word, int start);
    }

    private static final int LETTERS = 128;
    private static final int[] NONE = {};

    private final int[] lengths;
    private final List<int[]> edges = new ArrayList<>();
    private final List<int[]> ends = new ArrayList<>();

    /** The state after each letter in each state, a row of 128 for each. */
    private final char[] next;

    /** The words that end in each state. */
    private final int[][] found;

    /** Builds the finder of {@code words}, all lower case and ASCII. */
    WordFinder(List<String> words) {
        lengths = words.stream().mapToInt(String::length).toArray();
        newState();
        for (int word = 0; word < words.size(); word++) {
            add(words.get(word), word);
        }
        link();
        if (edges.size() > Character.MAX_VALUE) {
            throw new IllegalArgumentException("too many words");
        }
        next = new char[edges.size() * LETTERS];
        for (int i = 0; i < next.length; i++) {
            next[i] = (char) edges.get(i / LETTERS)[i % LETTERS];
        }
        found = ends.toArray(int[][]::new);
        edges.clear();
        ends.clear();
    }

    /** Reports every word in {@code text}. */
    void find(String text, Hit hit) {
        int state = 0;
        int length = text.length();
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            state = c < LETTERS ? next[state * LETTERS + c] : 0;
            int[] here = found[state];
            if (here.length > 0) {
                for (int word : here) {
                    hit.word(word, i + 1 - lengths[word]);
                }
            }
        }
    }

    private int newState() {
        int[] edge = new int[LETTERS];
        Arrays.fill(edge, -1);
        edges.add(edge);
        ends.add(NONE);
        return edges.size() - 1;
    }

    private void add(String word, int number) {
        int state = 0;
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            if (c >= LETTERS || Character.toLowerCase(c) != c) {
                throw new IllegalArgumentException("`" + word + "` is not in lower case and ASCII");
            }
            if (edges.get(state)[c] < 0) {
                int fresh = newState();
                edges.get(state)[c] = fresh;
                edges.get(state)[Character.toUpperCase(c)] = fresh;
            }
            state = edges.get(state)[c];
        }
        ends.set(state, joined(ends.get(state), new int[] {number}));
    }

    /** Gives each state an edge for every letter: where no word goes on, the edge of the longest ending that is a start. */
    private void link() {
        int[] fallback = new int[edges.size()];
        Queue<Integer> waiting = new ArrayDeque<>();
        for (int c = 0; c < LETTERS; c++) {
            int child = edges.get(0)[c];
            edges.get(0)[c] = Math.max(child, 0);
            if (child > 0 && !Character.isUpperCase(c)) {
                waiting.add(child);
            }
        }
        while (!waiting.isEmpty()) {
            int state = waiting.remove();
            int[] edge = edges.get(state);
            int[] other = edges.get(fallback[state]);
            ends.set(state, joined(ends.get(state), ends.get(fallback[state])));
            for (int c = 0; c < LETTERS; c++) {
                int child = edge[c];
                if (child < 0) {
                    edge[c] = other[c];
                } else if (!Character.isUpperCase(c)) {
                    fallback[child] = other[c];
                    waiting.add(child);
                }
            }
        }
    }

    private static int[] joined(int[] first, int[] second) {
        if (second.length == 0) {
            return first;
        }
        int[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
