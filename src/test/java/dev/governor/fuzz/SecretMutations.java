package dev.governor.fuzz;

import java.util.List;

/** Texts with what looks like secrets, for the reader that masks them. */
final class SecretMutations {

    private static final int LONG = 20_000;
    private static final List<String> STARTS = List.of(
            "ghp_",
            "github_pat_",
            "gho_",
            "glpat-",
            "AKIA",
            "ASIA",
            "sk-",
            "sk-ant-",
            "sk_live_",
            "xoxb-",
            "xoxp-1-",
            "xapp-",
            "npm_",
            "pypi-",
            "dop_v1_",
            "hf_",
            "SG.",
            "AIza",
            "ya29.",
            "eyJhbGciOiJIUzI1NiJ9.",
            "eyJ",
            "-----BEGIN PRIVATE KEY-----\n",
            "-----BEGIN RSA PRIVATE KEY-----",
            "-----BEGIN",
            "-----END PRIVATE KEY-----",
            "password=",
            "password: ",
            "\"password\": \"",
            "passwd=",
            "pwd='",
            "secret = \"",
            "api_key=",
            "API-KEY: ",
            "token:",
            "DB_PASSWORD=",
            "Authorization: Bearer ",
            "Authorization: Basic ",
            "Cookie: ",
            "X-Api-Key: ",
            "https://user:",
            "postgres://u:p",
            "://",
            "@host/",
            "aws_secret_access_key = ",
            "AccountKey=",
            "SharedAccessKey=",
            "machine h login l password ",
            "-p",
            "--password ",
            "--token=",
            "-u user:",
            "PuTTY-User-Key-File-3: ssh",
            "\\u0070assword=",
            "pass\u200bword=",
            "private_key\\\": \\\"");
    private static final List<String> ALPHABETS = List.of(
            "a",
            "A",
            "0",
            "=",
            "-",
            "_",
            ".",
            "/",
            "+",
            "\\",
            "\"",
            "'",
            ":",
            "@",
            " ",
            "\n",
            "{",
            "%",
            "\u200b",
            "\u0430",
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=",
            "0123456789abcdef",
            "abcXYZ019_-.",
            "\\u0061\\n\\\"{}:, ",
            "= :\"'\n\\@/");

    private SecretMutations() {}

    /** Returns a text of a few or of many pieces, which may be {@code corpusLine} too. */
    static String text(String corpusLine, int longest, Draw draw) {
        StringBuilder text = new StringBuilder();
        int length = draw.length(longest);
        while (text.length() < length) {
            switch (draw.below(5)) {
                case 0 -> text.append(draw.of(STARTS)).append(run(20, draw));
                case 1 -> text.append(run(length, draw));
                case 2 -> text.append(draw.of(STARTS).repeat(draw.length(longest / 20)));
                case 3 -> text.append(draw.piece(corpusLine, 40));
                default -> text.append(escaped(draw.of(STARTS) + run(40, draw)));
            }
        }
        return text.length() > longest ? text.substring(0, longest) : text.toString();
    }

    static String grown(String corpusLine, Draw draw) {
        return switch (draw.below(3)) {
            case 0 -> WordMutations.repeated(draw.of(STARTS) + draw.of(STARTS), draw);
            case 1 -> WordMutations.repeated(draw.of(STARTS) + run(30, draw), draw);
            default -> text(corpusLine, LONG, draw);
        };
    }

    private static String run(int longest, Draw draw) {
        String alphabet = draw.of(ALPHABETS);
        int length = draw.length(Math.max(2, longest));
        StringBuilder run = new StringBuilder(length);
        while (run.length() < length) {
            run.append(draw.character(alphabet));
        }
        return run.toString();
    }

    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        text.chars().forEach(c -> escaped.append(String.format("\\u%04x", c)));
        return escaped.toString();
    }
}
