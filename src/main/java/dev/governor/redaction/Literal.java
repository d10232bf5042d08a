package dev.governor.redaction;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Judges a value by its look alone: is it random, a placeholder, a reference to a secret that is kept elsewhere, or a name
 * in a program?
 *
 * <p>Entropy is Shannon's, in bits for each character of the value itself. Random characters of 16 kinds have 2.9 and more
 * from 32 on, those of 62 kinds 3.5 and more from 24 on; names that have as much are told by the words they are made of.
 */
final class Literal {

    /** No more of a value than this is judged, in characters. */
    static final int JUDGED = 128;

    private static final int SHORTEST = 10;
    private static final Pattern UUID =
            Pattern.compile("(?i)[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
    private static final Pattern CHECKSUM =
            Pattern.compile("(?i)(?:sha-?(?:1|224|256|384|512)|md5|blake[23][bs]?|h1|crc32)[:=_-].*|hmac-?sha.*");
    private static final Pattern REFERENCE = Pattern.compile(
            "(?i)(?:\\$\\{.*|\\$\\(.*|\\$\\$?(?:[a-z_]+|(?-i:[A-Z_][A-Z0-9_]*))|\\{\\{.*|#\\{.*|\\{%.*|%\\(.*|%[a-z_]+%|%[sdv]|<[^>]*>?|@[a-z_.-]+@"
                    + "|\\[[a-z _:.-]*\\]?|\\{[a-z0-9 _.:-]*\\}?|!(?:ref|sub|getatt).*"
                    + "|(?:arn|vault|op|env|file|ssm|kms|secretsmanager|data|classpath):.*|env\\..*|projects/[^/]+/secrets/.*)");
    private static final Pattern PATH = Pattern.compile("(?:~|\\.{1,2}|[A-Za-z]:)?(?:[/\\\\][a-z0-9._@{}-]*+)++");
    private static final Pattern VERSION = Pattern.compile("[v^~=]?\\d+(?:\\.\\d+){1,4}(?:[.+-][0-9A-Za-z.-]*)?");
    private static final Pattern SPLIT = Pattern.compile("[^A-Za-z]+|(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])");
    private static final Pattern FILLER = Pattern.compile("(.)\\1{2,}|[*x.•_-]+|(?i:abc)?(?:123|1234|12345|123456)|0+");

    private static final Set<String> PLACEHOLDER_WORDS = Set.of("""
            a access an api app auth bar baz base bool boolean bytes change changeit changeme client
            credential credentials default demo disabled dummy empty enabled enter env example fake false
            foo from generated get goes here hidden id input insert int invalid is it key literal local
            masked me missing mock my n name new nil no none not null object of old optional or pass passwd
            passphrase password placeholder private prompt public pwd put redacted removed replace required
            s sample secret secrets set some str string text test the this to todo token true type
            undefined unknown unset user username value with xxx xxxx yes your
            """.split("\\s+"));

    private Literal() {}

    /** Tells whether {@code value} stands for a value, is kept elsewhere, or is no value at all. */
    static boolean isPlaceholder(String value) {
        if (value.isBlank()
                || FILLER.matcher(value).matches()
                || REFERENCE.matcher(value).matches()
                || PATH.matcher(value).matches()
                || value.contains("${")
                || value.contains("{{")
                || value.contains("...")
                || value.contains("***")) {
            return true;
        }
        boolean words = false;
        for (String word : SPLIT.split(value)) {
            String lowerCase = word.toLowerCase(Locale.ROOT);
            if (!lowerCase.isEmpty() && !PLACEHOLDER_WORDS.contains(lowerCase) && !isFiller(lowerCase)) {
                return false;
            }
            words |= !lowerCase.isEmpty();
        }
        return words;
    }

    private static boolean isFiller(String word) {
        return word.chars().allMatch(c -> c == 'x');
    }

    /** Tells whether {@code value} is what a program makes public: an id, a version, a checksum, an address. */
    static boolean isPublicForm(String value) {
        return UUID.matcher(value).matches()
                || CHECKSUM.matcher(value).matches()
                || VERSION.matcher(value).matches()
                || value.contains("://");
    }

    /** Tells whether {@code value} looks as if a machine had drawn it at random. */
    static boolean looksRandom(String value) {
        String judged = value.length() > JUDGED ? value.substring(0, JUDGED) : value;
        int length = judged.length();
        if (length < SHORTEST) {
            return false;
        }
        Letters letters = Letters.of(judged);
        if (letters.others() > 0 || letters.kinds() < 2) {
            return false;
        }
        double least = length < 16 ? 2.7 : length < 24 ? 3.0 : letters.hexadecimal() ? 2.9 : 3.5;
        return letters.entropy() >= least
                && (letters.isMixed(length) || readable(judged) * 100 < length * 70)
                && !isPublicForm(judged)
                && !isPlaceholder(judged);
    }

    /** Returns how many characters of {@code value} belong to words that people could read. */
    static int readable(String value) {
        int readable = 0;
        for (String word : SPLIT.split(value)) {
            if (word.length() >= 4 && isPronounceable(word.toLowerCase(Locale.ROOT))) {
                readable += word.length() + 1;
            }
        }
        return readable;
    }

    /** Tells whether vowels and consonants take turns as they do in words. */
    private static boolean isPronounceable(String word) {
        int vowels = 0;
        int consonantsInRow = 0;
        int most = 0;
        for (int i = 0; i < word.length(); i++) {
            boolean vowel = "aeiouy".indexOf(word.charAt(i)) >= 0;
            vowels += vowel ? 1 : 0;
            consonantsInRow = vowel ? 0 : consonantsInRow + 1;
            most = Math.max(most, consonantsInRow);
        }
        return vowels * 5 >= word.length() && vowels * 4 <= word.length() * 3 && most <= 4;
    }
}
