package dev.governor.redaction;

import dev.governor.kernel.Alphabet;
import java.util.List;

/**
 * The secret access key of AWS that stands near its key id: 40 characters that look random, after other columns or names.
 *
 * @param literal tells what values are
 */
record PairedKeyForm(Literal literal) implements SecretForm {

    private static final int ID = 16;
    private static final int LENGTH = 40;
    private static final int FAR = 80;
    private static final Alphabet OF_ID = Alphabet.of("0-9A-Z");
    private static final Alphabet KEY = Alphabet.of("A-Za-z0-9/+");
    private static final Alphabet BETWEEN = Alphabet.of(" \t\n\u000B\f\r\"'`,;:|/=\\<>A-Za-z_");

    @Override
    public List<String> words() {
        return List.of("akia", "asia");
    }

    @Override
    public void find(String text, int at, int length, Found found) {
        int id = at + length;
        if (OF_ID.end(text, id, Math.min(text.length(), id + ID)) - id < ID) {
            return;
        }
        int place = id + ID;
        int limit = Math.min(text.length(), place + FAR);
        while (place < limit && BETWEEN.has(text.charAt(place))) {
            if (isKey(text, place, found)) {
                return;
            }
            place++;
        }
        if (place < limit) {
            isKey(text, place, found);
        }
    }

    private boolean isKey(String text, int start, Found found) {
        if (KEY.has(text.charAt(start - 1))) {
            return false;
        }
        int end = KEY.end(text, start, Math.min(text.length(), start + LENGTH + 1));
        boolean key = end - start == LENGTH
                && (end == text.length() || text.charAt(end) != '=')
                && literal.looksRandom(text.substring(start, end));
        if (key) {
            found.secret(SecretKind.AWS_SECRET_KEY, start, end);
        }
        return key;
    }
}
