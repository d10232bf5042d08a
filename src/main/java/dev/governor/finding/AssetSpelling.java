package dev.governor.finding;

import dev.governor.kernel.Split;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The one way to write an asset key, and what each written form means.
 *
 * <p>Two written forms that decode to the same names are one key (RFC 3986, section 6.2.2): of a name, letters, digits and
 * {@code - . _ ~ *} stand as they are, every other byte of its UTF-8 form is a percent sign and two upper-case digits. Names
 * themselves are never changed: neither their case nor their Unicode form is folded, because the systems that hold them tell
 * such names apart.
 */
final class AssetSpelling {

    static final int MAX_LENGTH = 1_000;

    private static final int MAX_WRITTEN = 3 * MAX_LENGTH;
    private static final String LITERAL = "-._~*";
    private static final String DIGITS = "0123456789ABCDEF";

    private AssetSpelling() {}

    /**
     * Returns the canonical form of {@code written}.
     *
     * @throws IllegalArgumentException when it is no key: it breaks the form, an escape is no UTF-8, or a name is a dot segment
     *     or holds a control character
     */
    static String canonical(String written) {
        if (written.length() > MAX_WRITTEN) {
            throw refused(written.substring(0, 100) + "…", "it is longer than " + MAX_LENGTH + " characters");
        }
        List<String> parts = Split.at(':', written);
        if (parts.size() < 2 || !isSystem(parts.get(0))) {
            throw refused(written, "it begins with a kind of system and a name in it");
        }
        String canonical = parts.stream().skip(1).allMatch(AssetSpelling::isPlain)
                ? written
                : joined(parts.get(0), parts.stream().skip(1).map(part -> encoded(decoded(part, written), written)));
        if (canonical.length() > MAX_LENGTH) {
            throw refused(canonical.substring(0, 100) + "…", "it is longer than " + MAX_LENGTH + " characters");
        }
        return canonical;
    }

    /**
     * Returns the canonical form of the thing with these names.
     *
     * @throws IllegalArgumentException when a name cannot be part of a key
     */
    static String of(String system, List<String> path) {
        String shown = system + ":" + String.join(":", path);
        return canonical(joined(system, path.stream().map(name -> encoded(name, shown))));
    }

    /** Returns what a canonical segment stands for. */
    static String name(String segment) {
        return segment.indexOf('%') < 0 ? segment : decoded(segment, segment);
    }

    private static String joined(String system, Stream<String> segments) {
        return Stream.concat(Stream.of(system), segments).collect(Collectors.joining(":"));
    }

    private static boolean isSystem(String text) {
        return !text.isEmpty()
                && text.charAt(0) >= 'a'
                && text.charAt(0) <= 'z'
                && text.chars().allMatch(c -> c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-');
    }

    /** Tells whether a segment is canonical and says what it means without an escape. */
    private static boolean isPlain(String segment) {
        for (int i = 0; i < segment.length(); i++) {
            if (!isLiteral(segment.charAt(i))) {
                return false;
            }
        }
        return !segment.isEmpty() && !isDots(segment);
    }

    private static boolean isLiteral(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || LITERAL.indexOf(c) >= 0;
    }

    private static boolean isDots(String name) {
        return name.equals(".") || name.equals("..");
    }

    private static String decoded(String segment, String written) {
        ByteBuffer bytes = ByteBuffer.allocate(segment.length());
        for (int i = 0; i < segment.length(); i++) {
            char c = segment.charAt(i);
            if (c == '%') {
                bytes.put((byte) escaped(segment, i, written));
                i += 2;
            } else if (isLiteral(c)) {
                bytes.put((byte) c);
            } else {
                throw refused(written, "its names are percent-encoded");
            }
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString();
        } catch (CharacterCodingException e) {
            throw refused(written, "its escapes are UTF-8", e);
        }
    }

    private static int escaped(String segment, int at, String written) {
        int high = at + 2 < segment.length() ? Character.digit(segment.charAt(at + 1), 16) : -1;
        int low = at + 2 < segment.length() ? Character.digit(segment.charAt(at + 2), 16) : -1;
        boolean ascii = high >= 0 && low >= 0 && segment.charAt(at + 1) < 0x80 && segment.charAt(at + 2) < 0x80;
        if (!ascii) {
            throw refused(written, "a percent sign is followed by two hexadecimal digits");
        }
        return high << 4 | low;
    }

    private static String encoded(String name, String written) {
        if (name.isEmpty() || isDots(name)) {
            throw refused(written, "none of its names is empty, a dot or two dots");
        }
        if (name.codePoints().anyMatch(Character::isISOControl)) {
            throw refused(written, "its names hold no control characters");
        }
        StringBuilder encoded = new StringBuilder(name.length() + 16);
        for (ByteBuffer bytes = utf8(name, written); bytes.hasRemaining(); ) {
            int b = bytes.get() & 0xFF;
            if (isLiteral(b)) {
                encoded.append((char) b);
            } else {
                encoded.append('%').append(DIGITS.charAt(b >> 4)).append(DIGITS.charAt(b & 0xF));
            }
        }
        return encoded.toString();
    }

    private static ByteBuffer utf8(String name, String written) {
        try {
            return StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(name));
        } catch (CharacterCodingException e) {
            throw refused(written, "its names are well-formed text", e);
        }
    }

    private static IllegalArgumentException refused(String written, String rule) {
        return new IllegalArgumentException(sentence(written, rule));
    }

    private static IllegalArgumentException refused(String written, String rule, CharacterCodingException cause) {
        return new IllegalArgumentException(sentence(written, rule), cause);
    }

    private static String sentence(String written, String rule) {
        return "an asset key is segments joined by colons, each percent-encoded; " + rule + ", but it was: `" + written
                + "`";
    }
}
