package dev.governor.bundle;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Refuses files whose bytes could mean something else to another reader, be it a compiler or a person.
 *
 * <p>INVARIANT: no rule holds a backslash. The Java compiler reads backslash-u escapes before anything else, so a check
 * of the text alone would not see what is compiled. Nothing in a bundle holds a character that cannot be seen, such as
 * those that turn the direction of writing: a reviewer approves what is shown.
 */
final class ForbiddenText {

    private static final char MARK = '\uFEFF';

    private final String file;
    private final List<BundleProblem> problems;

    private ForbiddenText(String file, List<BundleProblem> problems) {
        this.file = file;
        this.problems = problems;
    }

    static void check(String file, byte[] bytes, List<BundleProblem> problems) {
        new ForbiddenText(file, problems).check(bytes);
    }

    private void check(byte[] bytes) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer rest = ByteBuffer.wrap(bytes);
        CharBuffer text = CharBuffer.allocate(bytes.length + 1);
        CoderResult result = decoder.decode(rest, text, true);
        List<String> lines = text.flip().toString().lines().toList();
        if (result.isError()) {
            int row = Math.max(lines.size(), 1);
            int column = lines.isEmpty() ? 0 : lines.get(row - 1).length();
            report(row, column, "the file is not UTF-8 from here on", "save it as UTF-8");
            return;
        }
        for (int i = 0; i < lines.size(); i++) {
            check(i + 1, lines.get(i));
        }
    }

    private void check(int row, String line) {
        int hidden = hidden(line);
        if (hidden == 0 && row == 1 && line.charAt(0) == MARK) {
            report(row, 0, "the file begins with a byte order mark", "save it as UTF-8 without one");
        } else if (hidden >= 0) {
            report(
                    row,
                    hidden,
                    "a character that cannot be seen (U+%04X) is not allowed".formatted((int) line.charAt(hidden)),
                    "delete it: what is reviewed is what is shown");
        }
        boolean rules = file.endsWith(".drl") || file.endsWith(RuleTable.SUFFIX);
        if (rules && line.indexOf('\\') >= 0) {
            report(row, line.indexOf('\\'), "a backslash is not allowed in a rule file", "write the character itself");
        }
        if (line.length() > BundleLimits.MAX_LINE) {
            report(
                    row,
                    BundleLimits.MAX_LINE,
                    "the line is too long",
                    "write shorter lines, of at most " + BundleLimits.MAX_LINE + " characters");
        }
    }

    /** Returns the index of the first character that shows nothing and is no white space that people type, or -1. */
    private static int hidden(String line) {
        for (int i = 0; i < line.length(); i++) {
            int kind = Character.getType(line.charAt(i));
            boolean shown = kind != Character.FORMAT
                    && kind != Character.LINE_SEPARATOR
                    && kind != Character.PARAGRAPH_SEPARATOR
                    && (kind != Character.CONTROL || line.charAt(i) == '\t');
            if (!shown) {
                return i;
            }
        }
        return -1;
    }

    private void report(int row, int column, String message, String hint) {
        problems.add(new BundleProblem(file, row, column + 1, message, hint));
    }
}
