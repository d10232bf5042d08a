package dev.governor.fuzz;

import java.util.List;

/** What is done to a path beside what is done to any text, and paths that are long. */
final class PathMutations {

    private static final List<String> PARTS = List.of(
            "../",
            "./",
            "//",
            "/..",
            "/.",
            "..",
            "~",
            "~/",
            "~root/",
            "%2e%2e%2f",
            "%252e%252e/",
            "%25",
            "%25252f",
            "%00",
            "*",
            "**",
            "?",
            "[a-z]",
            "[!a]",
            "{a,b}",
            "{..,x}",
            "\\",
            "\\..\\",
            "C:\\",
            "file://",
            "/proc/self/root/",
            "/dev/fd/",
            "::$DATA",
            " ",
            ".",
            "$HOME/",
            "${x}",
            "\u2215",
            "\uff0e\uff0e/",
            "\u0000",
            ".git/",
            ".ssh/",
            ".env",
            "/etc/",
            "id_rsa",
            "shadow",
            "a".repeat(300),
            "$(x)",
            "`x`",
            "@(a|b)",
            "%c0%af",
            "\u202e",
            "COM1",
            "~1");

    static final List<Mutation> ALL = List.of(
            (text, draw) -> draw.inserted(text, draw.of(PARTS)),
            (text, draw) -> draw.inserted(text, draw.of(PARTS)),
            (text, draw) -> draw.of(PARTS) + text,
            (text, draw) -> text + draw.of(PARTS),
            (text, draw) -> text.replace("/", draw.of(List.of("//", "/./", "\\", "%2f", "/x/../", "%252f"))),
            PathMutations::escaped);

    private PathMutations() {}

    static String grown(String corpusLine, Draw draw) {
        String unit = switch (draw.below(3)) {
            case 0 -> corpusLine + "/";
            case 1 -> draw.of(PARTS) + draw.of(PARTS);
            default -> draw.of(PARTS);
        };
        String text = WordMutations.repeated(unit, draw);
        return draw.oneIn(2) ? text + corpusLine : corpusLine + text;
    }

    private static String escaped(String text, Draw draw) {
        StringBuilder escaped = new StringBuilder();
        text.chars().forEach(c -> {
            if (c < 0x80 && draw.oneIn(3)) {
                escaped.append(draw.oneIn(3) ? "%25" : "%").append(String.format("%02x", c));
            } else {
                escaped.append((char) c);
            }
        });
        return escaped.toString();
    }
}
