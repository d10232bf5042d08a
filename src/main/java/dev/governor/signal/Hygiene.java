package dev.governor.signal;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Cleans text that an attacker may have written, at the door, before anything stores or shows it.
 *
 * <p>Three things happen, each leaving a flag: secrets are replaced by {@code [redacted]} ({@code secret_redacted});
 * control, bidirectional and zero-width characters are removed ({@code hidden_characters}); the text is cut to its limit
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

    private static final Pattern HIDDEN = Pattern.compile(
            "[\\p{Cc}&&[^\\n\\t]]|[\\u00AD\\u061C\\u180E\\u200B-\\u200F\\u202A-\\u202E\\u2060-\\u206F\\uFEFF\\uFFF9-\\uFFFB]"
                    + "|[\\x{E0000}-\\x{E007F}]|[\\uD800-\\uDFFF]");

    private static final List<Pattern> SECRETS = List.of(
            Pattern.compile(
                    "-----BEGIN [A-Z ]{0,40}PRIVATE KEY-----.{0,8000}?(-----END [A-Z ]{0,40}PRIVATE KEY-----|\\z)",
                    Pattern.DOTALL),
            Pattern.compile("\\b(AKIA|ASIA)[0-9A-Z]{16}\\b"),
            Pattern.compile("\\beyJ[A-Za-z0-9_-]{8,2000}\\.[A-Za-z0-9_-]{8,4000}\\.[A-Za-z0-9_-]{0,2000}"),
            Pattern.compile("\\bgh[pousr]_[A-Za-z0-9]{20,255}\\b"),
            Pattern.compile("\\bglpat-[A-Za-z0-9_-]{20,64}\\b"),
            Pattern.compile("\\bxox[abprs]-[A-Za-z0-9-]{10,255}\\b"),
            Pattern.compile("\\bAIza[0-9A-Za-z_-]{35}\\b"),
            Pattern.compile("\\b[rs]k_live_[0-9A-Za-z]{16,255}\\b"),
            Pattern.compile("(?<=[a-z]://[^\\s/:@]{0,100}:)[^\\s/@]{1,200}(?=@)"),
            Pattern.compile(
                    "(?i)(?<=\\b(password|passwd|pwd|secret|api_key|apikey|access_key)\\s{0,3}[=:]\\s{0,3})[^\\s\"',;&]{4,200}"));

    private static final List<Pattern> INSTRUCTIONS = List.of(
            Pattern.compile(
                    "(?i)\\b(ignore|disregard|forget|override|bypass)\\b.{0,40}\\b(previous|prior|above|earlier|all|any|your)\\b.{0,40}"
                            + "\\b(instruction|prompt|rule|polic|guideline|direction)"),
            Pattern.compile(
                    "(?i)\\byou (are|must|should|will)\\b.{0,40}\\b(now|assistant|agent|approve|execute|run|grant|admin)\\b"),
            Pattern.compile("(?i)\\b(approve|auto-?approve|mark|treat|classify)\\b.{0,40}\\b(this|it|the)\\b.{0,40}"
                    + "\\b(plan|request|as safe|as resolved|low risk|automatically|without)\\b"),
            Pattern.compile(
                    "(?i)\\b(no|without|skip)\\b.{0,20}\\b(approval|review|human)\\b.{0,20}\\b(needed|required|necessary)?"),
            Pattern.compile(
                    "(?i)(<\\|?(system|assistant|user|im_start)\\|?>|\\[/?INST\\]|^\\s*(system|assistant)\\s*:|system prompt)",
                    Pattern.MULTILINE));

    /**
     * Text that may be stored and shown.
     *
     * @param text the cleaned text
     * @param flags what was found, sorted
     */
    public record Clean(String text, Set<String> flags) {}

    private Hygiene() {}

    /** Returns {@code text} cleaned and at most {@code max} characters long; null becomes empty. */
    public static Clean clean(@Nullable String text, int max) {
        if (text == null) {
            return new Clean("", Set.of());
        }
        Set<String> flags = new TreeSet<>();
        String looked = text.length() > MAX_LOOKED_AT ? text.substring(0, MAX_LOOKED_AT) : text;
        String visible = unpaired(looked.replace("\r\n", "\n"));
        if (!visible.equals(looked.replace("\r\n", "\n"))) {
            flags.add("hidden_characters");
        }
        String safe = redacted(visible);
        if (!safe.equals(visible)) {
            flags.add("secret_redacted");
        }
        if (INSTRUCTIONS.stream().anyMatch(pattern -> pattern.matcher(safe).find())) {
            flags.add("instruction_like_text");
        }
        String cut = cut(safe.strip(), max);
        if (cut.length() < safe.strip().length() || looked.length() < text.length()) {
            flags.add("truncated");
        }
        return new Clean(cut, flags);
    }

    /** Returns {@code text} cleaned, on one line, at most {@code max} characters long. */
    public static String line(@Nullable String text, int max) {
        return clean(text == null ? null : text.replaceAll("\\s+", " "), max).text();
    }

    /** Returns a table cell that no spreadsheet takes for a formula: one that starts like a formula gets a {@code '}. */
    public static String inert(String cell) {
        return !cell.isEmpty() && "=+-@\t\r".indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
    }

    private static String unpaired(String text) {
        return HIDDEN.matcher(text).replaceAll("");
    }

    private static String redacted(String text) {
        String safe = text;
        for (Pattern secret : SECRETS) {
            safe = secret.matcher(safe).replaceAll(Matcher.quoteReplacement("[redacted]"));
        }
        return safe;
    }

    private static String cut(String text, int max) {
        if (text.length() <= max) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(max - 1)) ? max - 1 : max);
    }
}
