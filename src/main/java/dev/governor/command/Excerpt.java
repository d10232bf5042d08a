package dev.governor.command;

/** The beginning of a hostile text, as far as it can be shown. */
public final class Excerpt {

    private Excerpt() {}

    /** Returns at most {@code longest} characters of {@code text}, without control characters and broken surrogates. */
    public static String of(String text, int longest) {
        if (text.length() <= longest && plain(text)) {
            return text;
        }
        StringBuilder shown = new StringBuilder();
        text.codePoints().limit(longest).forEach(point -> {
            boolean hidden = Character.isISOControl(point)
                    || Character.getType(point) == Character.SURROGATE
                    || Character.getType(point) == Character.FORMAT;
            if (shown.length() + Character.charCount(point) <= longest) {
                shown.appendCodePoint(hidden ? '\uFFFD' : point);
            }
        });
        return shown.toString();
    }

    private static boolean plain(String text) {
        for (int at = 0; at < text.length(); at++) {
            if (text.charAt(at) < ' ' || text.charAt(at) > '~') {
                return false;
            }
        }
        return true;
    }
}
