package dev.governor.command.shell;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Brace expansion: {@code a{b,c}} is {@code ab} and {@code ac}, {@code {1..3}} is three numbers. */
final class Braces {

    private static final int MOST = 64;
    private static final int LONGEST_NUMBER = 6;
    private static final int LONGEST_SEQUENCE = 60;

    private final Marked word;
    private final int[] closes;

    private Braces(Marked word) {
        this.word = word;
        this.closes = closes(word);
    }

    /** Returns what {@code word} expands to; nothing when that is more than can be followed. */
    static List<Marked> expand(Marked word) {
        boolean braces = false;
        for (int at = 0; at < word.length() && !braces; at++) {
            braces = word.active(at, '{');
        }
        return braces ? new Braces(word).part(0, word.length()) : List.of(word);
    }

    /** Returns for each opening brace where it is closed, or 0. */
    private static int[] closes(Marked word) {
        int[] closes = new int[word.length()];
        Deque<Integer> open = new ArrayDeque<>();
        for (int at = 0; at < word.length(); at++) {
            word.budget().step();
            if (word.active(at, '{')) {
                open.push(at);
            } else if (word.active(at, '}') && !open.isEmpty()) {
                closes[open.pop()] = at;
            }
        }
        return closes;
    }

    private List<Marked> part(int from, int to) {
        word.budget().enter();
        List<Marked> made = List.of(new Marked(word.budget()));
        int at = from;
        while (at < to && !made.isEmpty()) {
            List<Marked> choices = word.active(at, '{') && closes[at] > 0 ? choices(at, closes[at]) : null;
            if (choices == null) {
                int next = plainEnd(at, to);
                for (Marked each : made) {
                    each.add(word, at, next);
                }
                at = next;
            } else {
                made = crossed(made, choices);
                at = closes[at] + 1;
            }
        }
        word.budget().leave();
        return made;
    }

    private int plainEnd(int at, int to) {
        int next = at + 1;
        while (next < to && !word.active(next, '{')) {
            next++;
        }
        return next;
    }

    private List<Marked> crossed(List<Marked> left, List<Marked> right) {
        if (left.size() * right.size() > MOST) {
            return List.of();
        }
        List<Marked> crossed = new ArrayList<>();
        for (Marked start : left) {
            for (Marked end : right) {
                Marked both = new Marked(word.budget());
                both.add(start, 0, start.length());
                both.add(end, 0, end.length());
                crossed.add(both);
            }
        }
        return crossed;
    }

    /** Returns what stands between the braces, {@code null} when they are no expansion, nothing when it is too much. */
    private @org.jspecify.annotations.Nullable List<Marked> choices(int open, int close) {
        List<Marked> choices = new ArrayList<>();
        int start = open + 1;
        boolean commas = false;
        for (int at = open + 1; at <= close; at++) {
            word.budget().step();
            if (word.active(at, '{') && closes[at] > 0) {
                at = closes[at];
            } else if (at == close || word.active(at, ',')) {
                commas |= at < close;
                List<Marked> choice = commas ? part(start, at) : List.of();
                if (commas && choice.isEmpty() || choices.size() + choice.size() > MOST) {
                    return List.of();
                }
                choices.addAll(choice);
                start = at + 1;
            }
        }
        return commas ? choices : sequence(open, close);
    }

    private @org.jspecify.annotations.Nullable List<Marked> sequence(int open, int close) {
        if (close - open > LONGEST_SEQUENCE) {
            return null;
        }
        StringBuilder inside = new StringBuilder();
        for (int at = open + 1; at < close; at++) {
            inside.append(word.character(at));
        }
        int dots = inside.indexOf("..");
        if (dots < 0) {
            return null;
        }
        String first = inside.substring(0, dots);
        String last = inside.substring(dots + 2);
        if (!number(first) || !number(last)) {
            return List.of();
        }
        int step = Integer.parseInt(first) <= Integer.parseInt(last) ? 1 : -1;
        int count = Math.abs(Integer.parseInt(last) - Integer.parseInt(first)) + 1;
        List<Marked> numbers = new ArrayList<>();
        for (int at = 0; count <= MOST && at < count; at++) {
            Marked number = new Marked(word.budget());
            number.add(String.valueOf(Integer.parseInt(first) + at * step), Marked.QUOTED);
            numbers.add(number);
        }
        return numbers;
    }

    private static boolean number(String text) {
        boolean padded = text.length() > 1 && text.charAt(0) == '0';
        return !text.isEmpty()
                && text.length() <= LONGEST_NUMBER
                && !padded
                && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
