package dev.governor.redaction;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Many prefixes of one kind, each with the least number of random characters that follow it.
 *
 * @param kind what it finds
 * @param shortest the number of characters after each prefix, in the prefix's own case
 */
record PrefixForm(SecretKind kind, Map<String, Integer> shortest) implements SecretForm {

    PrefixForm {
        shortest = Map.copyOf(shortest);
    }

    @Override
    public List<String> words() {
        return shortest.keySet().stream()
                .map(prefix -> prefix.toLowerCase(Locale.ROOT))
                .distinct()
                .sorted()
                .toList();
    }

    @Override
    public void find(String text, int at, int length, Consumer<Span> found) {
        Integer least = shortest.get(text.substring(at, at + length));
        if (least == null || at > 0 && Character.isLetterOrDigit(text.charAt(at - 1))) {
            return;
        }
        int end = at + length;
        while (end < text.length() && isTokenLetter(text.charAt(end))) {
            end++;
        }
        if (end - at - length >= least) {
            Letters letters = Letters.of(text.substring(at + length, Math.min(end, at + Literal.JUDGED)));
            if (letters.kinds() >= 2 && letters.entropy() >= 3) {
                found.accept(new Span(kind, at, end));
            }
        }
    }

    private static boolean isTokenLetter(char c) {
        return c < 0x80 && (Character.isLetterOrDigit(c) || c == '_' || c == '-');
    }
}
