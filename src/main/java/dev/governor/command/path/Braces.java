package dev.governor.command.path;

import dev.governor.kernel.Budget;
import dev.governor.kernel.Split;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Brace expansion of the shell: {@code a{b,c}} is {@code ab} and {@code ac}, {@code a{1..9}} may be anything. */
final class Braces {

    private static final int MOST = 32;

    private Braces() {}

    /** Returns what {@code text} expands to, or nothing when that is more than anybody writes. */
    static List<String> expand(String text, Budget budget) {
        Deque<String> waiting = new ArrayDeque<>(List.of(text));
        List<String> done = new ArrayList<>();
        while (!waiting.isEmpty()) {
            String next = waiting.removeFirst();
            int[] pair = innermost(next, budget);
            if (pair.length == 0) {
                done.add(next);
            } else {
                for (String part : parts(next.substring(pair[0] + 1, pair[1]))) {
                    budget.characters(next.length());
                    waiting.addLast(next.substring(0, pair[0]) + part + next.substring(pair[1] + 1));
                    if (done.size() + waiting.size() > MOST) {
                        return List.of();
                    }
                }
            }
        }
        return done;
    }

    /** Returns where the first innermost braces with a comma or a sequence open and close, or nothing. */
    private static int[] innermost(String text, Budget budget) {
        int open = -1;
        boolean expands = false;
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '{') {
                open = at;
                expands = false;
            } else if (c == ',' || c == '.' && text.startsWith("..", at)) {
                expands = true;
            } else if (c == '}' && open >= 0 && expands) {
                return new int[] {open, at};
            } else if (c == '}') {
                open = -1;
            }
        }
        budget.steps(text.length() >> 4);
        return new int[0];
    }

    private static List<String> parts(String inside) {
        return inside.indexOf(',') < 0 ? List.of("*") : Split.at(',', inside);
    }
}
