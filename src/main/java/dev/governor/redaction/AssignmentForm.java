package dev.governor.redaction;

import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * A value that is given to a name that tells it is a secret: {@code DB_PASSWORD=…}, {@code "apiKey": "…"},
 * {@code --token …}, {@code setSecret("…")}, {@code <password>…</password>}.
 *
 * <p>A password may be any word, so what stands after a name with {@code password} in it is masked unless it is a
 * placeholder, a reference or a name in a program. After other names only what looks random is masked.
 *
 * @param ofPassword whether the words name passwords
 * @param words the words
 */
record AssignmentForm(boolean ofPassword, List<String> words) implements SecretForm {

    static final List<SecretForm> ALL = List.of(
            new AssignmentForm(true, SecretNames.OF_PASSWORDS), new AssignmentForm(false, SecretNames.OF_OTHERS));

    private static final int LONGEST_NAME = 80;
    private static final int LONGEST_VALUE = 32_000;

    AssignmentForm {
        words = List.copyOf(words);
    }

    @Override
    public void find(String text, int at, int length, Consumer<Span> found) {
        int start = at;
        while (start > 0 && at - start < LONGEST_NAME && isNameLetter(text.charAt(start - 1))) {
            start--;
        }
        int word = at + length;
        int end = word;
        while (end < text.length() && end - word < LONGEST_NAME && isNameLetter(text.charAt(end))) {
            end++;
        }
        if (isPartOfName(text, start, end)
                || goesOn(text, word, end)
                || SecretNames.nameSomethingElse(text.substring(start, at), text.substring(word, end))) {
            return;
        }
        int sign = text.charAt(word - 1) == '=' || text.charAt(word - 1) == ':' ? word - 1 : end;
        Given given = Given.after(text, start, sign, ofPassword, Literal.JUDGED);
        if (given == null || !(ofPassword ? given.isPassword() : given.isRandom())) {
            return;
        }
        Given whole = Given.after(text, start, sign, ofPassword, LONGEST_VALUE);
        String name = text.substring(start, sign).toLowerCase(Locale.ROOT);
        found.accept(new Span(kind(name, given.judged()), given.start(), whole == null ? given.end() : whole.end()));
    }

    /** Tells whether colons stand on both sides, as around {@code secret} in the name of a cloud's resource. */
    private static boolean isPartOfName(String text, int start, int end) {
        return start > 0 && text.charAt(start - 1) == ':' && end < text.length() && text.charAt(end) == ':';
    }

    /** Tells whether the word is only the beginning of another one, as in {@code tokenizer}. */
    private static boolean goesOn(String text, int word, int end) {
        if (word == end || text.charAt(word) == 's') {
            return false;
        }
        char last = text.charAt(word - 1);
        char next = text.charAt(word);
        return Character.isLowerCase(next) || Character.isUpperCase(last) && Character.isUpperCase(next);
    }

    private SecretKind kind(String name, String value) {
        if (name.contains("aws") && value.matches("[A-Za-z0-9/+]{40}")) {
            return SecretKind.AWS_SECRET_KEY;
        }
        if (value.matches("[0-9a-f]{32}(?:[0-9a-f]{8})?")) {
            if (name.contains("datadog") || name.startsWith("dd_") || name.startsWith("dd-")) {
                return SecretKind.DATADOG_KEY;
            }
            if (name.contains("twilio")) {
                return SecretKind.TWILIO_KEY;
            }
        }
        if (value.matches("[MNO][0-9A-Za-z_-]{22,28}\\.[0-9A-Za-z_-]{6}\\.[0-9A-Za-z_-]{27,80}")) {
            return SecretKind.DISCORD_TOKEN;
        }
        if (name.contains("accountkey") || name.contains("account_key")) {
            return SecretKind.AZURE_STORAGE_KEY;
        }
        if (name.contains("sess") || name.contains(".sid")) {
            return SecretKind.SESSION_COOKIE;
        }
        return ofPassword ? SecretKind.PASSWORD : SecretKind.HIGH_ENTROPY_ASSIGNMENT;
    }

    private static boolean isNameLetter(char c) {
        return c < 0x80 && Character.isLetterOrDigit(c) || c == '_' || c == '-' || c == '.';
    }
}
