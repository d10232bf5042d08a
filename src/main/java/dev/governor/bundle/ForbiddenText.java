package dev.governor.bundle;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Refuses rule files whose bytes could mean something else to another reader.
 *
 * <p>INVARIANT: no rule holds a backslash. The Java compiler reads backslash-u escapes before anything else, so a check
 * of the text alone would not see what is compiled.
 */
final class ForbiddenText {

    private ForbiddenText() {}

    static void check(String file, byte[] bytes, List<BundleProblem> problems) {
        if (!file.endsWith(".drl") && !file.endsWith(RuleTable.SUFFIX)) {
            return;
        }
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            problems.add(BundleProblem.ofFile(file, "the file is not UTF-8", ""));
            return;
        }
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            int column = lines.get(i).indexOf('\\');
            if (column >= 0) {
                problems.add(new BundleProblem(
                        file,
                        i + 1,
                        column + 1,
                        "a backslash is not allowed in a rule file",
                        "write the character itself"));
            }
            if (lines.get(i).length() > BundleLimits.MAX_LINE) {
                problems.add(new BundleProblem(
                        file, i + 1, BundleLimits.MAX_LINE + 1, "the line is too long", "write shorter lines"));
            }
        }
    }
}
