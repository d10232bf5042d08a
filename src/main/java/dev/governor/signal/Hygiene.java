package dev.governor.signal;

import com.google.re2j.Pattern;
import dev.governor.redaction.Redaction;
import dev.governor.redaction.Redactor;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Cleans text that an attacker may have written, at the door, before anything stores or shows it.
 *
 * <p>Three things happen, each leaving a flag: secrets are replaced by markers such as {@code [redacted:jwt]}
 * ({@code secret_redacted}); control, bidirectional and zero-width characters are removed ({@code hidden_characters}); the text is cut to its limit
 * ({@code truncated}). Text that reads like an instruction to a machine is kept as it is, because people must see it, and
 * flagged {@code instruction_like_text}: imperatives about earlier instructions, approvals and roles, chat role markers,
 * and system-prompt words. The lint is a warning for the reader; no rule and no prompt ever reads the text.
 */
public final class Hygiene {

    /** The longest title, in characters. */
    public static final int MAX_TITLE = 300;

    /** The longest description, in characters. */
    public static final int MAX_DESCRIPTION = 4_000;

    private static final int MAX_LOOKED_AT = 100_000;

    private static final List<Search> INSTRUCTIONS = List.of(
            new Search(
                    Pattern.compile(
                            "(?i)\\b(ignore|disregard|forget|override|bypass)\\b.{0,40}\\b(previous|prior|above|earlier|all|any|your)\\b.{0,40}"
                                    + "\\b(instruction|prompt|rule|polic|guideline|direction)"),
                    List.of("ignore", "disregard", "forget", "override", "bypass"),
                    List.of("instruction", "prompt", "rule", "polic", "guideline", "direction")),
            new Search(
                    Pattern.compile(
                            "(?i)\\byou"
                                    + " (are|must|should|will)\\b.{0,40}\\b(now|assistant|agent|approve|execute|run|grant|admin)\\b"),
                    List.of("you are", "you must", "you should", "you will")),
            new Search(
                    Pattern.compile(
                            "(?i)\\b(approve|auto-?approve|mark|treat|classify)\\b.{0,40}\\b(this|it|the)\\b.{0,40}"
                                    + "\\b(plan|request|as safe|as resolved|low risk|automatically|without)\\b"),
                    List.of("approve", "mark", "treat", "classify")),
            new Search(
                    Pattern.compile(
                            "(?i)\\b(no|without|skip)\\b.{0,20}\\b(approval|review|human)\\b.{0,20}\\b(needed|required|necessary)?"),
                    List.of("approval", "review", "human"),
                    List.of("no", "without", "skip")),
            new Search(
                    Pattern.compile(
                            "(?i)(<\\|?(system|assistant|user|im_start)\\|?>|\\[/?INST\\]|^\\s*(system|assistant)\\s*:|system"
                                    + " prompt)",
                            Pattern.MULTILINE),
                    List.of("system", "assistant", "user", "im_start", "inst]")));

    /**
     * Text that may be stored and shown.
     *
     * @param text the cleaned text
     * @param flags what was found, sorted
     */
    public record Clean(String text, Set<String> flags) {}

    private static final Pattern SPACES = Pattern.compile("\\s+");

    /**
     * A pattern, and words without which it matches nothing, so that most texts are not searched for it.
     *
     * @param pattern the pattern
     * @param needed lower-case words; a text that matches has at least one of each list
     */
    private record Search(Pattern pattern, List<List<String>> needed) {

        @SafeVarargs
        Search(Pattern pattern, List<String>... needed) {
            this(pattern, List.of(needed));
        }

        boolean mayMatch(String lowerCase) {
            for (List<String> words : needed) {
                if (!holdsAny(lowerCase, words)) {
                    return false;
                }
            }
            return true;
        }

        private static boolean holdsAny(String lowerCase, List<String> words) {
            for (String word : words) {
                if (lowerCase.contains(word)) {
                    return true;
                }
            }
            return false;
        }
    }

    private Hygiene() {}

    /** Returns {@code text} cleaned and at most {@code max} characters long; null becomes empty. */
    public static Clean clean(@Nullable String text, int max) {
        if (text == null) {
            return new Clean("", Set.of());
        }
        Set<String> flags = new TreeSet<>();
        String looked = text.length() > MAX_LOOKED_AT ? text.substring(0, MAX_LOOKED_AT) : text;
        String unix = looked.replace("\r\n", "\n");
        String visible = isPlain(unix) ? unix : visible(unix);
        if (!visible.equals(unix)) {
            flags.add("hidden_characters");
        }
        String lowerCase = visible.toLowerCase(Locale.ROOT);
        Redaction redaction = Redactor.shipped().redact(visible);
        String safe = redaction.text();
        if (redaction.found()) {
            flags.add("secret_redacted");
        }
        if (INSTRUCTIONS.stream()
                .anyMatch(search -> search.mayMatch(lowerCase)
                        && search.pattern().matcher(safe).find())) {
            flags.add("instruction_like_text");
        }
        String cut = cut(safe.strip(), max);
        if (cut.length() < safe.strip().length() || looked.length() < text.length()) {
            flags.add("truncated");
        }
        return new Clean(cut, flags);
    }

    /** Tells whether {@code text} has no white space but single blanks. */
    private static boolean isOneLine(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c == ' ' && i > 0 && text.charAt(i - 1) == ' ') {
                return false;
            }
        }
        return true;
    }

    /** Returns {@code text} cleaned, on one line, at most {@code max} characters long. */
    public static String line(@Nullable String text, int max) {
        return clean(
                        text == null || isOneLine(text)
                                ? text
                                : SPACES.matcher(text).replaceAll(" "),
                        max)
                .text();
    }

    /** Returns a table cell that no spreadsheet takes for a formula: one that starts like a formula gets a {@code '}. */
    public static String inert(String cell) {
        return !cell.isEmpty() && "=+-@\t\r".indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
    }

    /** Tells whether {@code text} has nothing but printable ASCII characters, blanks, tabs and line ends. */
    private static boolean isPlain(String text) {
        return text.chars().allMatch(c -> c >= ' ' && c < 0x7F || c == '\n' || c == '\t');
    }

    /** Returns {@code text} without controls, marks of direction and width, tags and halves of characters. */
    private static String visible(String text) {
        StringBuilder visible = new StringBuilder(text.length());
        text.codePoints().filter(code -> !isHidden(code)).forEach(visible::appendCodePoint);
        return visible.toString();
    }

    private static boolean isHidden(int code) {
        if (code <= 0x9F) {
            return code < ' ' && code != '\n' && code != '\t' || code >= 0x7F;
        }
        return code == 0xAD
                || code == 0x61C
                || code == 0x180E
                || code >= 0x200B && code <= 0x200F
                || code >= 0x202A && code <= 0x202E
                || code >= 0x2060 && code <= 0x206F
                || code >= 0xD800 && code <= 0xDFFF
                || code == 0xFEFF
                || code >= 0xFFF9 && code <= 0xFFFB
                || code >= 0xE0000 && code <= 0xE007F;
    }

    private static String cut(String text, int max) {
        if (text.length() <= max) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(max - 1)) ? max - 1 : max);
    }
}
