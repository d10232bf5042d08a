package dev.governor.command.path;

/**
 * A set of characters in brackets, as POSIX writes it: characters, ranges, classes such as {@code [:alpha:]}, collating
 * symbols {@code [.e.]} and equivalence classes {@code [=e=]}.
 *
 * <p>What is not known of it, for example the class {@code [:nobody:]}, may be any character. Names are compared in
 * small letters, so a class of capitals holds the small ones.
 */
final class Bracket {

    private final String members;
    private final boolean not;

    private Bracket(String members, boolean not) {
        this.members = members;
        this.not = not;
    }

    /** Returns the set that stands between the brackets as {@code inside}. */
    static Bracket of(String inside) {
        boolean not = negated(inside, 0);
        return new Bracket(not ? inside.substring(1) : inside, not);
    }

    /** Returns where the set that opens at {@code open} closes, or -1: the bracket stands for itself. */
    static int end(String text, int open) {
        int at = open + 1;
        at += negated(text, at) ? 1 : 0;
        at += text.startsWith("]", at) ? 1 : 0;
        while (at < text.length() && text.charAt(at) != ']') {
            int close = closing(text, at);
            at = close < 0 ? at + 1 : close + 2;
        }
        return at < text.length() ? at : -1;
    }

    /** Returns whether the set may hold {@code c}. */
    boolean holds(char c) {
        boolean found = false;
        int at = 0;
        while (at < members.length()) {
            int close = closing(members, at);
            if (close > 0) {
                String name = members.substring(at + 2, close);
                if (!settled(members.charAt(at + 1), name)) {
                    return true;
                }
                found |= named(members.charAt(at + 1), name, c);
                at = close + 2;
                continue;
            }
            boolean range = at + 2 < members.length() && members.charAt(at + 1) == '-';
            if (range && members.charAt(at + 2) == '[') {
                return true;
            }
            found |= range ? members.charAt(at) <= c && c <= members.charAt(at + 2) : members.charAt(at) == c;
            at += range ? 3 : 1;
        }
        return found != not;
    }

    private static boolean negated(String text, int at) {
        return text.startsWith("!", at) || text.startsWith("^", at);
    }

    /** Returns where {@code :]}, {@code .]} or {@code =]} stands that closes what opens at {@code at}, or -1. */
    private static int closing(String text, int at) {
        if (at + 1 >= text.length() || text.charAt(at) != '[' || ":.=".indexOf(text.charAt(at + 1)) < 0) {
            return -1;
        }
        char kind = text.charAt(at + 1);
        for (int end = at + 2; end + 1 < text.length(); end++) {
            if (text.charAt(end) == kind && text.charAt(end + 1) == ']') {
                return end;
            }
        }
        return -1;
    }

    /** Returns whether it is known what the class or symbol {@code name} holds, the same for every locale. */
    private static boolean settled(char kind, String name) {
        return kind == ':'
                ? switch (name) {
                    case "alpha", "lower", "upper", "digit", "alnum", "word", "xdigit" -> true;
                    case "space", "blank", "punct", "cntrl", "print", "graph", "ascii" -> true;
                    default -> false;
                }
                : kind == '.' && name.length() == 1;
    }

    private static boolean named(char kind, String name, char c) {
        return kind != ':' ? name.charAt(0) == c : classed(name, c);
    }

    private static boolean classed(String name, char c) {
        return switch (name) {
            case "alpha", "lower", "upper" -> Character.isLetter(c);
            case "digit" -> Character.isDigit(c);
            case "alnum" -> Character.isLetterOrDigit(c);
            case "word" -> Character.isLetterOrDigit(c) || c == '_';
            case "xdigit" -> Character.digit(c, 16) >= 0;
            case "space", "blank" -> Character.isWhitespace(c);
            case "cntrl" -> Character.isISOControl(c);
            case "punct" -> c > ' ' && c < 0x7F && !Character.isLetterOrDigit(c);
            case "print", "graph" -> !Character.isISOControl(c) && !Character.isWhitespace(c);
            default -> c < 0x80;
        };
    }
}
