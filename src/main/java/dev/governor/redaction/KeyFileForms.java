package dev.governor.redaction;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Consumer;

/** Key files that are no PEM text: PuTTY's, and PEM that was encoded in Base64 once more, as Kubernetes does. */
final class KeyFileForms {

    static final List<SecretForm> ALL = List.of(
            new PrivateKeyForm(),
            new PuttyKey(),
            PatternForm.checked(
                    SecretKind.PRIVATE_KEY,
                    "LS0tLS1CRUdJTi[A-Za-z0-9+/]{20,}+={0,2}",
                    KeyFileForms::isPrivate,
                    "ls0tls1crudjti"));

    private KeyFileForms() {}

    private static boolean isPrivate(String encoded) {
        byte[] start = Base64.getDecoder().decode(encoded.substring(0, Math.min(encoded.length(), 60) / 4 * 4));
        return new String(start, StandardCharsets.ISO_8859_1).contains("PRIVATE");
    }

    /**
     * From the first line to the value of {@code Private-MAC}, or to the next blank line when that is missing.
     *
     * @see <a href="https://the.earth.li/~sgtatham/putty/latest/htmldoc/AppendixC.html">PuTTY key file format</a>
     */
    private static final class PuttyKey implements SecretForm {

        private static final int LONGEST = 32_000;
        private static final String LINES = "Private-Lines: ";
        private static final String MAC = "Private-MAC: ";

        @Override
        public List<String> words() {
            return List.of("putty-user-key-file-");
        }

        @Override
        public void find(String text, int at, int length, Consumer<Span> found) {
            String file = text.substring(at, Math.min(text.length(), at + LONGEST));
            int lines = file.indexOf(LINES);
            if (lines < 0
                    || lines + LINES.length() == file.length()
                    || !Character.isDigit(file.charAt(lines + LINES.length()))) {
                return;
            }
            int mac = file.indexOf(MAC, lines);
            int end = mac < 0 ? blankLine(file, lines) : mac + MAC.length();
            while (mac >= 0 && end < file.length() && Character.digit(file.charAt(end), 16) >= 0) {
                end++;
            }
            found.accept(new Span(SecretKind.PUTTY_KEY, at, at + end));
        }

        private static int blankLine(String file, int from) {
            int end = file.indexOf("\n\n", from);
            return end < 0 ? file.length() : end;
        }
    }
}
