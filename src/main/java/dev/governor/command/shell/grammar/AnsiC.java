package dev.governor.command.shell.grammar;

import dev.governor.command.reading.Word;

/** The escapes inside {@code $'…'}. */
final class AnsiC {

    private AnsiC() {}

    /** Returns {@code written} with its escapes replaced by the characters they mean. */
    static String decoded(String written) {
        StringBuilder plain = new StringBuilder();
        int at = 0;
        while (at < written.length()) {
            char c = written.charAt(at++);
            if (c != '\\' || at == written.length()) {
                plain.append(c);
                continue;
            }
            char kind = written.charAt(at++);
            switch (kind) {
                case 'x' -> at = number(written, at, 2, 16, plain);
                case 'u' -> at = number(written, at, 4, 16, plain);
                case 'U' -> at = number(written, at, 8, 16, plain);
                case '0', '1', '2', '3', '4', '5', '6', '7' -> at = number(written, at - 1, 3, 8, plain);
                case 'c' -> plain.append(at < written.length() ? (char) (written.charAt(at++) & 0x1F) : Word.HOLE);
                default -> plain.append(simple(kind));
            }
        }
        return plain.toString();
    }

    private static String simple(char kind) {
        return switch (kind) {
            case 'n' -> "\n";
            case 't' -> "\t";
            case 'r' -> "\r";
            case 'a' -> "\u0007";
            case 'b' -> "\b";
            case 'e', 'E' -> "\u001B";
            case 'f' -> "\f";
            case 'v' -> "\u000B";
            case '\\', '\'', '"', '?' -> String.valueOf(kind);
            default -> "\\" + kind;
        };
    }

    private static int number(String written, int from, int most, int radix, StringBuilder plain) {
        int to = from;
        while (to < written.length() && to - from < most && Character.digit(written.charAt(to), radix) >= 0) {
            to++;
        }
        int point = to == from ? 0xFFFC : (int) Long.parseLong(written.substring(from, to), radix);
        plain.appendCodePoint(Character.isValidCodePoint(point) && point != 0 ? point : Word.HOLE);
        return to;
    }
}
