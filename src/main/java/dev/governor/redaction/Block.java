package dev.governor.redaction;

import dev.governor.kernel.Alphabet;
import dev.governor.kernel.Cursor;
import java.util.List;

/**
 * The lines that describe a named thing, as in {@code variable "db_password" { default = "…" }}: what they say its value is.
 *
 * @see <a href="https://developer.hashicorp.com/terraform/language/values/variables">Terraform, input variables</a>
 */
final class Block {

    private static final int LONGEST = 1_000;
    private static final List<String> VALUES = List.of("default", "value", "secret_string", "plaintext");
    private static final Alphabet NAME = Alphabet.of("0-9A-Za-z_");
    private static final Alphabet QUOTE = Alphabet.of("\"'");
    private static final Alphabet CLOSES = Alphabet.of("{}").not();
    private static final Alphabet ENDS = Alphabet.of("\n,;");
    private static final Alphabet GOES_ON = ENDS.not();

    private Block() {}

    /** Returns where the value begins that the block opened at {@code open} gives to what it describes, or -1. */
    static int valueIn(String text, int open) {
        int limit = CLOSES.end(text, open + 1, Math.min(text.length(), open + LONGEST));
        Cursor cursor = new Cursor(text, open + 1, limit);
        while (!cursor.atEnd()) {
            cursor.skip(Alphabet.SPACES, LONGEST);
            cursor.skip(QUOTE, 1);
            boolean value = cursor.skipAnyCase(VALUES) && !cursor.sees(NAME);
            cursor.skip(QUOTE, 1);
            cursor.skip(Alphabet.BLANKS, LONGEST);
            if (value && (cursor.skip('=') || cursor.skip(':'))) {
                cursor.skip(Alphabet.BLANKS, LONGEST);
                return cursor.at();
            }
            cursor.skip(GOES_ON, LONGEST);
            cursor.skip(ENDS, 1);
        }
        return -1;
    }
}
