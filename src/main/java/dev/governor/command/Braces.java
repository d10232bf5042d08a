package dev.governor.command;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Brace expansion of the shell: {@code a{b,c}} is {@code ab} and {@code ac}. */
final class Braces {

    private Braces() {}

    /** Returns what {@code text} expands to, the innermost first, at most {@code most}; itself when that is not enough. */
    static List<String> expand(String text, int most) {
        Deque<String> waiting = new ArrayDeque<>(List.of(text));
        List<String> done = new ArrayList<>();
        while (!waiting.isEmpty()) {
            String next = waiting.removeFirst();
            int close = next.indexOf('}');
            int open = close < 0 ? -1 : next.lastIndexOf('{', close);
            if (open < 0 || next.indexOf(',', open) < 0 || next.indexOf(',', open) > close) {
                done.add(next);
            } else {
                for (String part : next.substring(open + 1, close).split(",", -1)) {
                    waiting.addLast(next.substring(0, open) + part + next.substring(close + 1));
                }
            }
            if (done.size() + waiting.size() > most) {
                return List.of(text);
            }
        }
        return done;
    }
}
