package dev.governor.redaction;

import dev.governor.kernel.Alphabet;
import java.util.List;

/**
 * A key file of PuTTY: from its first line to the value of {@code Private-MAC}, or to the next blank line without one.
 *
 * @see <a href="https://the.earth.li/~sgtatham/putty/latest/htmldoc/AppendixC.html">PuTTY key file format</a>
 */
final class PuttyKeyForm implements SecretForm {

    private static final int LONGEST = 32_000;
    private static final String FIRST_LINE = "PuTTY-User-Key-File-";
    private static final String LINES = "Private-Lines: ";
    private static final String MAC = "Private-MAC: ";

    @Override
    public List<String> words() {
        return List.of("putty-user-key-file-");
    }

    @Override
    public void find(String text, int at, int length, Found found) {
        if (!text.startsWith(FIRST_LINE, at)) {
            return;
        }
        int next = text.indexOf(FIRST_LINE, at + length);
        String file = text.substring(at, Math.min(next < 0 ? text.length() : next, at + LONGEST));
        int lines = file.indexOf(LINES);
        if (lines < 0
                || lines + LINES.length() == file.length()
                || !Alphabet.DIGITS.has(file.charAt(lines + LINES.length()))) {
            return;
        }
        int mac = file.indexOf(MAC, lines);
        int end = mac < 0 ? blankLine(file, lines) : Alphabet.HEX.end(file, mac + MAC.length(), file.length());
        found.secret(SecretKind.PUTTY_KEY, at, at + end);
    }

    private static int blankLine(String file, int from) {
        int end = file.indexOf("\n\n", from);
        return end < 0 ? file.length() : end;
    }
}
