package dev.governor.redaction;

import dev.governor.kernel.Alphabet;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A value that is given to a name that tells it is a secret: {@code DB_PASSWORD=…}, {@code "apiKey": "…"},
 * {@code --token …}, {@code setSecret("…")}, {@code <password>…</password>}.
 *
 * <p>A password may be any word, so what stands after a name with {@code password} in it is masked unless it is a
 * placeholder, a reference or a name in a program. After other names only what looks random is masked.
 *
 * @param ofPassword whether the words name passwords
 * @param names the words of names
 * @param literal tells what values are
 */
record AssignmentForm(boolean ofPassword, SecretNames names, Literal literal) implements SecretForm {

    private static final int LONGEST_NAME = 80;
    private static final int LONGEST_VALUE = 32_000;
    private static final int[] STRINGS = {32, 1};
    private static final Alphabet NAME = Alphabet.of("0-9A-Za-z_.-");

    @Override
    public List<String> words() {
        return ofPassword ? names.ofPasswords() : names.ofOthers();
    }

    @Override
    public void find(String text, int at, int length, Found found) {
        int start = NAME.start(text, at, Math.max(0, at - LONGEST_NAME));
        int word = at + length;
        int end = NAME.end(text, word, Math.min(text.length(), word + LONGEST_NAME));
        if (isPartOfName(text, start, end)
                || goesOn(text, word, end)
                || names.nameSomethingElse(text.substring(start, at), text.substring(word, end))) {
            return;
        }
        int sign = text.charAt(word - 1) == '=' || text.charAt(word - 1) == ':' ? word - 1 : end;
        Given given = given(text, start, sign);
        if (given != null) {
            String name = text.substring(start, sign).toLowerCase(Locale.ROOT);
            SecretKind plain = ofPassword ? SecretKind.PASSWORD : SecretKind.HIGH_ENTROPY_ASSIGNMENT;
            found.secret(names.kind(name, given.judged(), plain), given.start(), given.end());
        }
    }

    /** Returns the secret that is given to the name, with the strings that are joined to it when they belong to it, or null. */
    private @Nullable Given given(String text, int start, int end) {
        for (int strings : STRINGS) {
            Given given = Given.after(text, start, end, ofPassword, strings, Literal.JUDGED);
            if (given == null) {
                return null;
            }
            if (ofPassword ? given.isPassword(literal) : given.isRandom(literal)) {
                Given whole = Given.after(text, start, end, ofPassword, strings, LONGEST_VALUE);
                return whole == null ? given : whole;
            }
            if (!given.quoted()) {
                return null;
            }
        }
        return null;
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
}
