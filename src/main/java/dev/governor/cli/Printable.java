package dev.governor.cli;

/** Text that somebody else wrote, as a terminal may show it: nothing in it moves the cursor or turns the line around. */
public final class Printable {

    private Printable() {}

    public static String of(String text) {
        StringBuilder printable = new StringBuilder(text.length());
        text.codePoints().map(letter -> isHarmless(letter) ? letter : '?').forEach(printable::appendCodePoint);
        return printable.toString();
    }

    private static boolean isHarmless(int letter) {
        int type = Character.getType(letter);
        return type != Character.CONTROL
                && type != Character.FORMAT
                && type != Character.LINE_SEPARATOR
                && type != Character.PARAGRAPH_SEPARATOR
                && type != Character.SURROGATE;
    }
}
