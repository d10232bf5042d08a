package dev.governor.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.governor.TestingTime;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Four times the text takes about four times as long, whatever the text. */
class RedactionTimeTest {

    private static final int LENGTH = 250_000;
    private static final int TIMES = 4;

    /** Four, and as much again for a busy machine, and again for the collector. */
    private static final int MOST = 16;

    /** Below this, in nanoseconds, a machine measures itself. */
    private static final long NOISE = 100_000_000L;

    private static final long LONGEST = 8_000_000_000L;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "A",
                "0",
                " ",
                "\n",
                "\"",
                "'",
                "\\",
                "=",
                "-",
                "_",
                ".",
                "/",
                "%",
                "&",
                "\u200B",
                "\uFF41",
                "\u00E9",
                "eyJ",
                "eyJhIjoxfQ.",
                "AKIA",
                "AKIAAAAAAAAAAAAAAAAA ",
                "-----BEGIN",
                "-----BEGIN PRIVATE " + "KEY-----",
                "Version:-----BEGIN PRIVATE " + "KEY-----\n",
                "begin ",
                "PuTTY-User-Key-" + "File-3",
                "putty-user-key-file-",
                "://",
                "://a:",
                "redis://a:",
                "a://a@",
                "redis://a:@",
                "sk-",
                "ghp_",
                "SG.aaaaaaaaaaaaaaaaaaaa.",
                "EAA",
                ".",
                "a.b",
                "aaaaaaaaaaaaaaaaaaaaaaaa.bbbbbb.",
                "password=",
                "password:\"",
                "password {",
                "token {\ndefault",
                "token: ",
                "authorization:",
                "bearer ",
                "basic QUFB",
                "cookie:a=b;",
                "cookie: a=b;",
                "-u a:b",
                "\"a\"+",
                "a\"b",
                "a\\\n",
                "a1B2c3D4\n",
                "a1B2c3D4\\n",
                "\"a\"  ",
                "a\"\n\n\n\n\n\n\n\n",
                "SGVsbG8gV29ybGQh",
                "SGVsbG8gV29ybGQh\n",
                "ICAg",
                "UTJs",
                "68656c6c6f",
                "\\u0041",
                "\\\\",
                "%41",
                "&#65;",
                "&lt;",
                "[redacted:",
                "[redacted:jwt]",
                "token\u200B=",
                "jdbc:oracle:thin:",
                "7Q~",
                "JQQJ99",
                ".atlasv1.",
                "dp.st.",
                "<password>",
                "LS0tLS1CRUdJTi"
            })
    void theTimeGrowsWithTheText(String part) {
        Redactor redactor = Redactor.shipped();
        redactor.redact(part.repeat(LENGTH / TIMES / part.length()));

        long once = time(redactor, part.repeat(LENGTH / part.length()));
        long four = time(redactor, part.repeat(TIMES * LENGTH / part.length()));

        assertThat(four).isLessThan(Math.max(NOISE, once) * MOST).isLessThan(LONGEST);
    }

    private static long time(Redactor redactor, String text) {
        return TestingTime.of(() -> redactor.redact(text)).toNanos();
    }
}
