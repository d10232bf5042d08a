package dev.governor.plan;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Tells whether a regular expression may be matched against hostile text: always in time that the text's length bounds.
 *
 * <p>Every repetition has an upper bound; what is repeated holds neither a repetition nor an alternative; nothing looks
 * around or back.
 */
final class PatternCheck {

    private static final int MAX_REPETITIONS = 1_000;
    private static final Pattern COUNTED = Pattern.compile("\\{(\\d{1,9})(,(\\d{0,9}))?}");

    /** A group that is open, and what stands in it. */
    private static final class Group {
        boolean repeats;
        boolean chooses;
    }

    private final String expression;
    private final Deque<Group> open = new ArrayDeque<>();
    private Group closed = new Group();
    private int at;

    private PatternCheck(String expression) {
        this.expression = expression;
        open.push(new Group());
    }

    /** Returns what is wrong with {@code expression} and what to write instead, or empty when nothing is. */
    static Optional<String> problem(String expression) {
        try {
            Pattern.compile(expression);
        } catch (PatternSyntaxException e) {
            return Optional.of("is not a regular expression: " + e.getDescription());
        }
        return new PatternCheck(expression).problem();
    }

    private Optional<String> problem() {
        while (at < expression.length()) {
            closed = new Group();
            Optional<String> problem = atom();
            if (problem.isEmpty()) {
                problem = quantifier();
            }
            if (problem.isPresent()) {
                return problem;
            }
        }
        return Optional.empty();
    }

    /** Steps over one character, class, escape or parenthesis. */
    private Optional<String> atom() {
        char here = expression.charAt(at);
        if (here == '\\') {
            at++;
            boolean plain =
                    at < expression.length() && "dwsDWS.+*?()[]{}|^$/\\-_:@ ".indexOf(expression.charAt(at)) >= 0;
            at++;
            return plain ? Optional.empty() : refused("escapes something that is not understood", "write it out");
        }
        if ("*+?{".indexOf(here) >= 0) {
            return refused("repeats twice", "write one repetition, or escape the brace");
        }
        if (here == '[') {
            return characterClass();
        }
        if (here == '(') {
            return open();
        }
        if (here == ')') {
            closed = open.pop();
            requireGroup().repeats |= closed.repeats;
            requireGroup().chooses |= closed.chooses;
        } else if (here == '|') {
            requireGroup().chooses = true;
        }
        at++;
        return Optional.empty();
    }

    private Optional<String> open() {
        if (expression.startsWith("(?", at) && !expression.startsWith("(?:", at)) {
            return refused("looks around, names a group or sets a flag", "use plain groups only");
        }
        at += expression.startsWith("(?:", at) ? 3 : 1;
        open.push(new Group());
        return Optional.empty();
    }

    private Optional<String> characterClass() {
        int end = at + 1;
        while (end < expression.length() && (expression.charAt(end) != ']' || end == at + 1)) {
            if (expression.charAt(end) == '[' || expression.startsWith("&&", end)) {
                return refused("nests character classes", "write one class with all its characters");
            }
            end += expression.charAt(end) == '\\' ? 2 : 1;
        }
        at = end + 1;
        return Optional.empty();
    }

    private Optional<String> quantifier() {
        if (at >= expression.length()) {
            return Optional.empty();
        }
        char sign = expression.charAt(at);
        if (sign == '*' || sign == '+') {
            return refused("repeats without a bound", "write {0,99} or {1,99}");
        }
        if (sign == '?') {
            at++;
            return Optional.empty();
        }
        Matcher counted = COUNTED.matcher(expression).region(at, expression.length());
        return counted.lookingAt() ? counted(counted) : Optional.empty();
    }

    private Optional<String> counted(Matcher counted) {
        String most = counted.group(2) == null ? counted.group(1) : counted.group(3);
        if (most.isEmpty() || Integer.parseInt(most) > MAX_REPETITIONS) {
            return refused("repeats without a bound, or more than " + MAX_REPETITIONS + " times", "write {0,99}");
        }
        if (closed.repeats || closed.chooses) {
            return refused("repeats something that repeats or chooses itself", "write one repetition of a class");
        }
        requireGroup().repeats = true;
        at = counted.end();
        return Optional.empty();
    }

    private Group requireGroup() {
        Group group = open.peek();
        if (group == null) {
            throw new IllegalStateException("parentheses do not match");
        }
        return group;
    }

    private Optional<String> refused(String what, String hint) {
        return Optional.of("%s at character %d: %s".formatted(what, at + 1, hint));
    }
}
