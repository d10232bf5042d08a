package dev.governor.command.sql;

import java.util.Set;

/** What single characters are in SQL text outside quotes; only those of ASCII are anything. */
final class Signs {

    /** The signs that operators are made of. */
    static final String OF_OPERATORS = "+-*/<>=~!@%^&|?";

    /** The operators that servers bring along. */
    static final Set<String> OPERATORS = Reserved.words("""
        = < > <= >= <> != == <=> + - * / % ^ & | ~ ! || && << >> -> ->> @> <@ ? ?| ?& @@ @? !~ ~*
        !~* ~~ ~~* !~~ !~~* ** => @ <-> &< &> ^@ |/\
        """);

    private Signs() {}

    static boolean blank(char sign) {
        return sign == ' ' || sign == '\t' || sign == '\n' || sign == '\r' || sign == '\f';
    }

    static boolean letter(char sign) {
        return sign >= 'a' && sign <= 'z' || sign >= 'A' && sign <= 'Z' || sign == '_';
    }

    static boolean digit(char sign) {
        return sign >= '0' && sign <= '9';
    }

    static boolean hexadecimal(char sign) {
        return digit(sign) || sign >= 'a' && sign <= 'f' || sign >= 'A' && sign <= 'F';
    }

    /** Returns where the letters, digits and dollar signs end that begin at {@code start}. */
    static int endOfName(String text, int start) {
        int end = start;
        while (end < text.length()
                && (letter(text.charAt(end)) || digit(text.charAt(end)) || text.charAt(end) == '$')) {
            end++;
        }
        return end;
    }

    /**
     * Returns whether {@code name} is made of what names are made of: letters, digits, blanks, {@code _}, {@code
     * $}, {@code -}.
     */
    static boolean plainName(String name) {
        return !name.contains("--")
                && name.chars()
                        .allMatch(c -> Character.isLetterOrDigit(c) || c == ' ' || c == '_' || c == '$' || c == '-');
    }
}
