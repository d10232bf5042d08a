package dev.governor.fuzz;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What is done to any text: its words moved, its characters flipped, disguised, repeated and cut. */
final class WordMutations {

    private static final int LONG = 20_000;
    private static final String MARKS = "/.*?[]{}()<>|&;$`'\"\\\n\t=!#@%^+,:~-_ 0a";
    private static final List<String> STRANGE = List.of(
            "\u0000",
            "\u0007",
            "\u001b[2J",
            "\u007f",
            "\u00a0",
            "\u200b",
            "\u202e",
            "\u2028",
            "\u0430",
            "\u0455",
            "\uff0f",
            "\u2215",
            "\u2024",
            "\ufe00",
            "\ud800",
            "\udc00",
            "\ue000",
            "\ufffd",
            "\uffff",
            "\ud83d\ude00",
            "\u0301",
            "\r",
            "\r\n",
            "\u0085",
            "\u3000",
            "\u00ad",
            "\ufeff",
            "\u0130",
            "\u1e9e");
    private static final List<String> ESCAPES = List.of(
            "%2e",
            "%2f", "%252e%252f", "%00", "%", "%c0%ae", "\\x2f", "\\057", "\\u002f", "\\", "\\\\", "&#47;", "\\\n");

    static final List<Mutation> ALL = List.of(
            (text, draw) -> draw.inserted(text, draw.of(STRANGE)),
            (text, draw) -> draw.inserted(text, draw.of(ESCAPES)),
            (text, draw) -> draw.inserted(text, draw.character(MARKS)),
            (text, draw) -> draw.inserted(text, draw.character(MARKS).repeat(draw.length(40))),
            (text, draw) -> draw.inserted(text, draw.piece(text, 30)),
            WordMutations::cut,
            WordMutations::flipped,
            WordMutations::swapped,
            WordMutations::doubled,
            WordMutations::without,
            WordMutations::lookalike,
            WordMutations::otherCase);

    private WordMutations() {}

    /** Returns {@code text} repeated until it is as long as chance says. */
    static String repeated(String text, Draw draw) {
        return text.isEmpty() ? text : text.repeat(1 + draw.length(LONG) / text.length());
    }

    private static String cut(String text, Draw draw) {
        int at = draw.below(text.length() + 1);
        return draw.oneIn(2) ? text.substring(0, at) : text.substring(at);
    }

    private static String flipped(String text, Draw draw) {
        if (text.isEmpty()) {
            return text;
        }
        int at = draw.below(text.length());
        return text.substring(0, at) + draw.character(MARKS) + text.substring(at + 1);
    }

    private static String swapped(String text, Draw draw) {
        List<String> words = words(text);
        Collections.swap(words, draw.below(words.size()), draw.below(words.size()));
        return String.join(" ", words);
    }

    private static String doubled(String text, Draw draw) {
        List<String> words = words(text);
        words.add(draw.below(words.size() + 1), draw.of(words));
        return String.join(" ", words);
    }

    private static String without(String text, Draw draw) {
        List<String> words = words(text);
        words.remove(draw.below(words.size()));
        return String.join(" ", words);
    }

    private static String lookalike(String text, Draw draw) {
        return switch (draw.below(5)) {
            case 0 -> text.replace('a', '\u0430');
            case 1 -> text.replace('e', '\u0435');
            case 2 -> text.replace("/", "%2f");
            case 3 -> text.replace(".", "\u2024");
            default -> text.replace('-', '\u2013');
        };
    }

    private static String otherCase(String text, Draw draw) {
        StringBuilder mixed = new StringBuilder();
        text.chars()
                .forEach(c -> mixed.append(
                        draw.oneIn(2) ? Character.toUpperCase((char) c) : Character.toLowerCase((char) c)));
        return mixed.toString();
    }

    private static List<String> words(String text) {
        return new ArrayList<>(List.of(text.split(" ", -1)));
    }
}
