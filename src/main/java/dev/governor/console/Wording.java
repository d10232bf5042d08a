package dev.governor.console;

import dev.governor.finding.AssetKey;
import java.util.List;

/** How names and words of the system read on a page. */
final class Wording {

    private Wording() {}

    /** Returns a stable word as people write it: {@code revoke_public_grant} is "revoke public grant". */
    static String plain(String word) {
        return word.replace('_', ' ');
    }

    /** Returns {@link #plain} with a capital first letter. */
    static String capital(String word) {
        String plain = plain(word);
        return plain.isEmpty() ? plain : Character.toUpperCase(plain.charAt(0)) + plain.substring(1);
    }

    /** Returns the name in a subject: {@code embedded|alice} is "alice". */
    static String who(String subject) {
        return subject.substring(subject.indexOf('|') + 1);
    }

    /** Returns the innermost name of an asset: the table's. */
    static String name(AssetKey asset) {
        List<String> path = asset.path();
        return path.get(path.size() - 1);
    }

    /** Returns "1 service", "2 services". */
    static String count(long number, String noun) {
        return number + " " + (number == 1 ? noun : plural(noun));
    }

    private static String plural(String noun) {
        return noun.endsWith("y") ? noun.substring(0, noun.length() - 1) + "ies" : noun + "s";
    }
}
