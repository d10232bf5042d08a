package dev.governor.redaction;

import dev.governor.kernel.Alphabet;
import dev.governor.kernel.Cursor;
import java.util.List;

/** Forms of values that a program makes public: ids, versions, checksums, addresses, paths. */
final class PublicForms {

    private static final List<String> CHECKSUMS = List.of(
            "sha1", "sha224", "sha256", "sha384", "sha512", "sha-1", "sha-224", "sha-256", "sha-384", "sha-512", "md5",
            "blake2b", "blake2s", "blake2", "blake3b", "blake3s", "blake3", "h1", "crc32");
    private static final Alphabet AFTER_CHECKSUM = Alphabet.of(":=_-");
    private static final Alphabet PATH = Alphabet.of("a-z0-9._@{}/\\-");
    private static final Alphabet BEFORE_VERSION = Alphabet.of("v^~=");
    private static final Alphabet OF_VERSION = Alphabet.of("0-9A-Za-z.-");
    private static final Alphabet AFTER_VERSION = Alphabet.of(".+-");
    private static final int UUID = 36;

    private PublicForms() {}

    /** Tells whether {@code value} is an id, a version, a checksum or an address. */
    static boolean isOne(String value) {
        return isUuid(value) || isChecksum(value) || isVersion(value) || value.contains("://");
    }

    private static boolean isUuid(String value) {
        if (value.length() != UUID) {
            return false;
        }
        for (int i = 0; i < UUID; i++) {
            boolean hyphen = i == 8 || i == 13 || i == 18 || i == 23;
            if (hyphen ? value.charAt(i) != '-' : !Alphabet.HEX.has(value.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isChecksum(String value) {
        Cursor cursor = new Cursor(value);
        if (cursor.skipAnyCase("hmacsha") || cursor.skipAnyCase("hmac-sha")) {
            return true;
        }
        for (String name : CHECKSUMS) {
            cursor.to(0);
            if (cursor.skipAnyCase(name) && cursor.sees(AFTER_CHECKSUM)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isVersion(String value) {
        Cursor cursor = new Cursor(value);
        cursor.skip(BEFORE_VERSION, 1);
        if (!cursor.skip(Alphabet.DIGITS, 1, value.length())) {
            return false;
        }
        int numbers = 0;
        int end = cursor.at();
        while (numbers < 4 && cursor.skip('.') && cursor.skip(Alphabet.DIGITS, 1, value.length())) {
            numbers++;
            end = cursor.at();
        }
        cursor.to(end);
        if (numbers > 0 && cursor.skip(AFTER_VERSION, 1) > 0) {
            cursor.skip(OF_VERSION, value.length());
        }
        return numbers > 0 && cursor.atEnd();
    }

    /** Tells whether {@code value} is a path in lower case. */
    static boolean isPath(String value) {
        Cursor cursor = new Cursor(value);
        if (!cursor.skip('~') && !cursor.skip("..") && !cursor.skip('.') && cursor.skip(Alphabet.LETTERS, 1) > 0) {
            cursor.to(cursor.skip(':') ? 2 : 0);
        }
        return (cursor.peek() == '/' || cursor.peek() == '\\')
                && cursor.skip(PATH, value.length()) > 0
                && cursor.atEnd();
    }
}
